using System.Text.Json;

namespace Dispatch.Support;

/// <summary>The public contract's shapes, as far as tests use them.</summary>
public sealed record FacilityBody(string Name, double Lat, double Lon, double RadiusM, string TimeZone, DocksBody? Docks = null);

public sealed record DocksBody(IReadOnlyList<DoorBody> Doors);

public sealed record DoorBody(string DoorId);

public sealed record OrderBody(
    string OrderId,
    string ClientId,
    CustomerBody Customer,
    string Priority,
    string Equipment,
    double WeightKg,
    IReadOnlyList<OrderStopBody> Stops);

public sealed record CustomerBody(string Id, string Tier);

public sealed record OrderStopBody(
    int Sequence, string Kind, WindowBody Window, string? FacilityId = null, LocationBody? Location = null);

public sealed record LocationBody(string Name, double Lat, double Lon, double RadiusM, string TimeZone);

public sealed record WindowBody(DateTimeOffset From, DateTimeOffset To);

public sealed record ReleasedBody(string OrderId, string ShipmentId, string Status);

public sealed record ShipmentBody(
    string ShipmentId, string Status, string? CarrierId, string? VehicleId, IReadOnlyList<StopBody> Stops, IReadOnlyList<string> OpenExceptions, long Version);

public sealed record StopBody(int Sequence, string Kind, WindowBody Window, TimesBody? Actual);

public sealed record TimesBody(DateTimeOffset? Arrival, DateTimeOffset? Departure);

public sealed record ListBody(IReadOnlyList<ListedBody> Items, string? NextCursor, int Total);

public sealed record ListedBody(string ShipmentId, string Status);

public sealed record TimelineBody(IReadOnlyList<TimelineEntry> Items, string? NextCursor);

public sealed record TimelineEntry(string Id, string Type, DateTimeOffset OccurredAt, JsonElement Data);

public sealed record VehicleBody(string Status, PlaceBody? Position, IReadOnlyList<string> Shipments, CountersBody Counters);

public sealed record PlaceBody(double Lat, double Lon, DateTimeOffset At);

/// <summary>What became of a vehicle's positions; the sum is what the tower took in for it.</summary>
public sealed record CountersBody(long Applied, long Duplicate, long Late, IReadOnlyDictionary<string, long> Filtered)
{
    public static readonly CountersBody None = new(0, 0, 0, new Dictionary<string, long>());

    public long Sum => Distinct + Duplicate;

    /// <summary>Without what was heard already.</summary>
    public long Distinct => Applied + Late + Filtered.Values.Sum();

    public override string ToString() =>
        $"applied {Applied}, duplicate {Duplicate}, late {Late}, filtered {(Filtered.Count == 0 ? "0" : string.Join(", ", Filtered.Select(reason => $"{reason.Key} {reason.Value}")))}";

    public static CountersBody operator +(CountersBody a, CountersBody b) => new(
        a.Applied + b.Applied,
        a.Duplicate + b.Duplicate,
        a.Late + b.Late,
        a.Filtered.Concat(b.Filtered).GroupBy(reason => reason.Key).ToDictionary(reason => reason.Key, reason => reason.Sum(count => count.Value)));
}

public sealed record SloBody(LatencyBody ReceiptToTrack, LatencyBody ReceiptToPicture, LatencyBody FactToPicture, LatencyBody DeadlineToOwner);

public sealed record LatencyBody(double P50Ms, double P95Ms, double P99Ms, long Count);
