using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Fakes;

/// <summary>Shipments from Dallas to Houston, and what happened to them.</summary>
public static class Journeys
{
    public const string DallasZone = "America/Chicago";

    public static readonly Window Morning = new(Rows.Noon.AddHours(-4), Rows.Noon.AddHours(-2));
    public static readonly Window Evening = new(Rows.Noon.AddHours(4), Rows.Noon.AddHours(6));

    public static ShipmentView Shipment(string id, ShipmentStatus status = ShipmentStatus.Dispatched, long version = 1, params StopView[] stops) => new(
        new(id), new("1"), new("acme"), new("store-17", "gold"), status, Rows.Noon.AddHours(-1), "normal", "dryVan", 9000, true, new(2, 8), [new("BOL", "77")],
        stops.Length > 0 ? [.. stops] : [Pickup(), Delivery()],
        new("SWFT"), new("T1"), null, null, [], version);

    public static StopView Pickup(DateTimeOffset? arrival = null, DateTimeOffset? departure = null, string name = "Dallas yard") =>
        Stop(1, StopKind.Pickup, name, Morning, arrival, departure);

    public static StopView Delivery(DateTimeOffset? arrival = null, DateTimeOffset? departure = null, DateTimeOffset? expected = null, DateTimeOffset? announced = null) =>
        Stop(2, StopKind.Delivery, "Houston dock", Evening, arrival, departure) with { Estimated = new(announced ?? expected, null), OwnEstimate = new(expected, null) };

    /// <param name="fact">As it is stored, without its type.</param>
    public static TimelineItem Fact(string id, long version, string type, string fact = "", double lateMinutes = 0) => new(
        $"{id}@{version}", type, Rows.Noon.AddMinutes(version), Rows.Noon.AddMinutes(version + lateMinutes), "telematics",
        new($$"""{"$type":"{{type}}","at":"2026-05-04T12:00:00Z"{{(fact.Length > 0 ? $",{fact}" : "")}}}"""));

    public static ImmutableArray<TimelineItem> Seen(string id, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(version => Fact(id, version, "seen", """ "point":{"lat":32.7767,"lon":-96.7970}"""))];

    private static StopView Stop(int sequence, StopKind kind, string name, Window window, DateTimeOffset? arrival, DateTimeOffset? departure) => new(
        sequence, kind, new($"F{sequence}"), name, 32.7767, -96.7970, 250, DallasZone, window, Times.None, Times.None, new(arrival, departure),
        (departure - arrival)?.TotalMinutes);
}
