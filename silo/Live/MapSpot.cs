using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Shipments;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>One vehicle as maps draw it, in the units of <see cref="MapFrame"/>.</summary>
/// <param name="Key">Its key in <see cref="TowerView.Vehicles"/>.</param>
/// <param name="Heading">In 256ths of a turn, clockwise from north; null where unknown.</param>
/// <param name="Worst">The worst open exception of what it carries; null where there is none.</param>
/// <param name="At">When it was there, in Unix milliseconds.</param>
public sealed record MapSpot(
    string Key, CarrierId Carrier, int Lon, int Lat, byte? Heading, Severity? Worst, bool IsMoving, long At, ImmutableArray<MapLoad> Loads)
{
    public static MapSpot Of(string key, VehicleRow vehicle, ImmutableArray<MapLoad> loads) => new(
        key,
        vehicle.CarrierId,
        MapFrame.Quantised(vehicle.Lon),
        MapFrame.Quantised(vehicle.Lat),
        vehicle.HeadingDeg is { } degrees ? MapFrame.Turn(degrees) : null,
        loads.Max(load => load.Worst),
        vehicle.Status is VehicleStatus.Moving,
        vehicle.At.ToUnixTimeMilliseconds(),
        loads);

    /// <summary>Arrays compare by identity, so they are lent to each other and compared by content.</summary>
    public bool IsSameAs(MapSpot other) => this == other with { Loads = Loads } && Loads.AsSpan().SequenceEqual(other.Loads.AsSpan());
}

/// <summary>A shipment that a vehicle carries, as far as a map is interested; whose and how far it is may not be known yet.</summary>
public readonly record struct MapLoad(ClientId? Client, ShipmentStatus? Status, Severity? Worst);
