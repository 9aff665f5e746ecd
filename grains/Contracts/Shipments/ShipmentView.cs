using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dispatch.Intelligence;

namespace Dispatch.Shipments;

/// <summary>A shipment as the API and the pages show it.</summary>
/// <param name="Since">Since when it has its status.</param>
[GenerateSerializer, Immutable, Alias("dispatch.shipment-view")]
public sealed record ShipmentView(
    ShipmentId ShipmentId,
    OrderId OrderId,
    ClientId ClientId,
    Customer Customer,
    ShipmentStatus Status,
    DateTimeOffset Since,
    string Priority,
    string Equipment,
    double WeightKg,
    bool Hazmat,
    TemperatureBand? Temperature,
    ImmutableArray<Reference> References,
    ImmutableArray<StopView> Stops,
    CarrierId? CarrierId,
    VehicleId? VehicleId,
    PositionView? Position,
    EtaView? Eta,
    ImmutableArray<CaseId> OpenExceptions,
    long Version)
{
    /// <inheritdoc cref="Order"/>
    [Id(19)]
    public string? Commodity { get; init; }

    /// <inheritdoc cref="Order"/>
    [Id(20)]
    public string? Handling { get; init; }
}

/// <param name="Estimated">What somebody announced, and where nobody did our own estimate.</param>
[GenerateSerializer, Immutable, Alias("dispatch.stop-view")]
public sealed record StopView(
    int Sequence,
    StopKind Kind,
    FacilityId? FacilityId,
    string Name,
    double Lat,
    double Lon,
    double RadiusM,
    string TimeZone,
    Window Window,
    Times Planned,
    Times Estimated,
    Times Actual,
    double? DwellMinutes)
{
    /// <summary>Our own estimate, whatever was announced; null where there is none.</summary>
    [Id(13)]
    public Times? OwnEstimate { get; init; }

    /// <summary>What somebody else expects, as far as it is not what we do.</summary>
    [JsonIgnore]
    public Times Announced => new(
        Estimated.Arrival == OwnEstimate?.Arrival ? null : Estimated.Arrival,
        Estimated.Departure == OwnEstimate?.Departure ? null : Estimated.Departure);
}

/// <param name="AgeSeconds">How old the position was when it was read.</param>
[GenerateSerializer, Immutable, Alias("dispatch.position-view")]
public sealed record PositionView(double Lat, double Lon, DateTimeOffset At, double AgeSeconds)
{
    public PositionView AsOf(DateTimeOffset now) => this with { AgeSeconds = Math.Max(0, (now - At).TotalSeconds) };
}

/// <param name="Terms">They add up to <c>P50</c> minus the time the estimate was made.</param>
[GenerateSerializer, Immutable, Alias("dispatch.eta-view")]
public sealed record EtaView(DateTimeOffset P50, DateTimeOffset P90, ImmutableArray<EtaTerm> Terms);

/// <summary>An estimate in a list: when the shipment will be done, and by when nine of ten would be.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.eta-row")]
public readonly record struct EtaRow(DateTimeOffset P50, DateTimeOffset P90);

/// <param name="Data">The fact as it is stored, with its <c>$type</c>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.timeline-item")]
public sealed record TimelineItem(
    string Id, string Type, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, string Source, RawJson Data);

/// <summary>A place where a shipment's vehicle was seen.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.trail-point")]
public readonly record struct TrailPoint(double Lat, double Lon, DateTimeOffset At);

/// <summary>The stop that a shipment's truck is on its way to, or will be.</summary>
/// <param name="Estimated">When it is expected to arrive; null where nothing is known.</param>
[GenerateSerializer, Immutable, Alias("dispatch.next-stop")]
public sealed record NextStop(int Sequence, StopKind Kind, FacilityId? FacilityId, string Name, Window Window, DateTimeOffset? Estimated);

/// <summary>A shipment in a list.</summary>
/// <param name="Since">Since when it has its status.</param>
/// <param name="At">The facility where its truck stands now, as far as that is known.</param>
/// <param name="Next">Null where no stop is left.</param>
/// <param name="Change">Grows with every change of the row within its partition; a reader drops what is not newer.</param>
[GenerateSerializer, Immutable, Alias("dispatch.shipment-row")]
public sealed record ShipmentRow(
    ShipmentId ShipmentId,
    OrderId OrderId,
    ClientId ClientId,
    ShipmentStatus Status,
    DateTimeOffset Since,
    CarrierId? CarrierId,
    VehicleId? VehicleId,
    PositionView? Position,
    FacilityId? At,
    NextStop? Next,
    EtaRow? Eta,
    Exceptions.Severity? WorstSeverity,
    int OpenExceptions,
    long Change)
{
    /// <summary>Whether anything is left to do or to watch.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is not (ShipmentStatus.Delivered or ShipmentStatus.Closed or ShipmentStatus.Cancelled);
}
