using Dispatch.Shipments;
using Sent = Dispatch.Support.OrderBody;

namespace Dispatch.Bench;

/// <summary>An order as the tower understands it, for a backup, where there is no API on the way.</summary>
public static class Orders
{
    public static Order From(Sent order) => new(
        new(order.OrderId),
        new(order.ClientId),
        new(order.Customer.Id, order.Customer.Tier),
        order.Priority,
        order.Equipment,
        order.WeightKg,
        Hazmat: false,
        Temperature: null,
        Value: null,
        NeededBy: null,
        References: [],
        Stops: [.. order.Stops.Select(From)]);

    private static OrderStop From(Support.OrderStopBody stop) => new(
        stop.Sequence,
        stop.Kind == "pickup" ? StopKind.Pickup : StopKind.Delivery,
        FacilityId: null,
        new(stop.Location!.Name, new(stop.Location.Lat, stop.Location.Lon), stop.Location.RadiusM, stop.Location.TimeZone),
        new(stop.Window.From, stop.Window.To),
        Lines: []);
}
