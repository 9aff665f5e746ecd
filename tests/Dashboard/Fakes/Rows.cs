using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Exceptions;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Tracking;

namespace Dispatch.Fakes;

/// <summary>Rows of the tower, as plain as they can be.</summary>
public static class Rows
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static CaseRow Case(string id, Severity severity = Severity.Major, int acknowledgeInMinutes = 15, CaseStatus status = CaseStatus.Open) => new(
        CaseId.Of(id),
        CaseType.MissedPickup,
        severity,
        status,
        CaseId.Of(id).Shipment,
        ClientId.Of("acme"),
        CarrierId.Of("SWFT"),
        "The truck did not come.",
        "dispatch",
        Noon,
        Noon.AddMinutes(acknowledgeInMinutes),
        Noon.AddMinutes(acknowledgeInMinutes + 100),
        0,
        null,
        1);

    /// <param name="history">Facts as they are stored, each with its <c>$type</c>, <c>at</c> and what else it has.</param>
    public static CaseView View(CaseRow row, params string[] history) => new(
        row.ExceptionId,
        row.Type,
        row.Severity,
        row.Status,
        row.ShipmentId,
        row.Summary,
        row.Owner,
        row.DetectedAt,
        row.AcknowledgeBy,
        row.ResolveBy,
        row.Escalations,
        ["acme~1@3"],
        "Call the carrier.",
        row.IsOpen ? ["acknowledge", "assign", "comment", "snooze", "resolve"] : [],
        [.. history.Select(Step)]);

    public static TimelineItem Step(string fact)
    {
        using var json = JsonDocument.Parse(fact);
        return new("f", json.RootElement.GetProperty("$type").GetString()!, Noon.AddSeconds(-5), Noon, "person:bob", new(fact));
    }

    public static VehicleRow Vehicle(string id, double lat, double lon, long change = 1, params string[] shipments) => new(
        CarrierId.Of("SWFT"),
        VehicleId.Of(id),
        lat,
        lon,
        Noon,
        80,
        90,
        VehicleStatus.Moving,
        [.. shipments.Select(ShipmentId.Of)],
        0,
        change);

    public static ShipmentRow Shipment(string id) => new(
        ShipmentId.Of(id),
        OrderId.Of("1"),
        ClientId.Of("acme"),
        ShipmentStatus.InTransit,
        Noon.AddHours(-2),
        CarrierId.Of("SWFT"),
        VehicleId.Of("T1"),
        null,
        null,
        null,
        null,
        null,
        0,
        1);

    public static TowerView Tower(params CaseRow[] cases) => Tower([], cases);

    public static TowerView Tower(VehicleRow[] vehicles, params CaseRow[] cases) => new(
        vehicles.ToImmutableDictionary(row => $"{row.CarrierId}/{row.VehicleId}"),
        new[] { Shipment("acme~1") }.ToImmutableDictionary(row => row.ShipmentId),
        cases.ToImmutableDictionary(row => row.ExceptionId),
        TowerView.Empty.Carriers,
        TowerView.Empty.Facilities,
        Noon);
}
