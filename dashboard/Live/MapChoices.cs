using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>What a map can be filtered by now.</summary>
public sealed record MapChoices(ImmutableArray<string> Clients, ImmutableArray<string> Carriers)
{
    public static readonly MapChoices None = new([], []);

    /// <summary>A list in which one chooses is no longer than this.</summary>
    private const int Max = 300;

    /// <summary>The statuses of a shipment that a vehicle may carry.</summary>
    public static readonly ImmutableArray<ShipmentStatus> Statuses =
        [ShipmentStatus.Dispatched, ShipmentStatus.AtPickup, ShipmentStatus.InTransit, ShipmentStatus.AtDelivery, ShipmentStatus.OnHold];

    public static MapChoices Of(TowerView view) => new(
        Sorted(view.Shipments.Values.Select(shipment => shipment.ClientId.Value)),
        Sorted(view.Vehicles.Values.Select(vehicle => vehicle.CarrierId.Value)));

    private static ImmutableArray<string> Sorted(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).Take(Max)];
}
