using static Dispatch.Shipments.ShipmentStatus;

namespace Dispatch.Shipments;

/// <summary>What the stops of a shipment say about where it is on its way.</summary>
public static class Way
{
    /// <summary>
    /// Whether a truck is still to come here. Stops may be swapped on the road; but freight that is being delivered was
    /// picked up, whether or not anybody saw it.
    /// </summary>
    public static bool IsExpected(Shipment shipment, Stop stop) =>
        !shipment.IsOver
        && stop.Actual.Arrival is null
        && !(stop.Kind is StopKind.Pickup && shipment.Stops.Any(other => IsLaterDelivery(other, stop) && other.Actual.Arrival is not null));

    /// <summary>The status that the stops show: the latest arrival decides, until every delivery is done.</summary>
    public static ShipmentStatus Status(Shipment shipment) => LastVisit(shipment) switch
    {
        _ when shipment.Stops.All(stop => stop.IsDone || stop.Kind is StopKind.Pickup) => Delivered,
        { IsDone: true } => InTransit,
        { Kind: StopKind.Pickup } => AtPickup,
        { Kind: StopKind.Delivery } => AtDelivery,
        _ when shipment.Assignment is not null => Dispatched,
        _ => (shipment.HeldFrom ?? shipment.Status) is var before and (Tendered or Booked) ? before : Released,
    };

    /// <summary>The stop that the truck came to last; where fences overlap it may leave the one before after that.</summary>
    public static Stop? LastVisit(Shipment shipment) =>
        shipment.Stops
            .Where(stop => stop.Actual.Arrival is not null)
            .MaxBy(stop => (stop.Actual.Arrival, stop.Sequence));

    private static bool IsLaterDelivery(Stop other, Stop stop) => other.Kind is StopKind.Delivery && other.Sequence > stop.Sequence;
}
