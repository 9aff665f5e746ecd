using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Tracking;

/// <summary>A vehicle as the API shows it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.vehicle-view")]
public sealed record VehicleView(
    CarrierId CarrierId,
    VehicleId VehicleId,
    PositionView? Position,
    VehicleStatus Status,
    ImmutableArray<ShipmentId> Shipments,
    CountersView Counters);

/// <summary>What became of every position that was taken in for a vehicle; their sum is what was taken in.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.counters-view")]
public sealed record CountersView(long Applied, long Duplicate, long Late, ImmutableDictionary<string, long> Filtered);

/// <summary>A vehicle on the map.</summary>
/// <param name="Partition">Changes are counted per partition.</param>
/// <param name="Change">See <see cref="ShipmentRow.Change"/>.</param>
public sealed record VehicleRow(
    CarrierId CarrierId,
    VehicleId VehicleId,
    double Lat,
    double Lon,
    DateTimeOffset At,
    double? SpeedKmh,
    double? HeadingDeg,
    VehicleStatus Status,
    ImmutableArray<ShipmentId> Shipments,
    int Partition,
    long Change);

public enum VehicleStatus
{
    /// <summary>It has been registered with a shipment but never reported.</summary>
    Unknown,
    Moving,
    Stopped,
}

/// <summary>Vehicles of one partition that changed, oldest change first, as bytes: there may be a hundred thousand a second.</summary>
/// <param name="Change">Of the last one; where there is none, the change that was asked from.</param>
[GenerateSerializer, Immutable, Alias("dispatch.vehicle-rows")]
public sealed record VehicleRows(int Partition, int Count, long Change, ReadOnlyMemory<byte> Packed);

/// <summary>Vehicles that moved, on the live wire.</summary>
/// <param name="ReceivedAt">When the oldest of the positions behind it was received.</param>
[GenerateSerializer, Immutable, Alias("dispatch.vehicle-moves")]
public sealed record VehicleMoves(VehicleRows Rows, DateTimeOffset ReceivedAt)
{
    /// <summary>The sampled trace that one of the positions came in with, as W3C's traceparent; null for most.</summary>
    [Id(2)]
    public string? Trace { get; init; }
}
