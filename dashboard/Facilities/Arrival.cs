using Dispatch.Shipments;

namespace Dispatch.Facilities;

/// <summary>A truck on its way to a facility.</summary>
/// <param name="At">When it is expected; where nobody knows, when its window opens.</param>
public sealed record Arrival(ShipmentRow Shipment, NextStop Stop, DateTimeOffset At)
{
    /// <returns>Null where the shipment goes elsewhere next, or nowhere.</returns>
    public static Arrival? Of(ShipmentRow shipment) =>
        shipment.Next is { FacilityId: not null } next ? new(shipment, next, next.Estimated ?? next.Window.From) : null;
}
