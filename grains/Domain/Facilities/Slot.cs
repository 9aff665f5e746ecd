using Dispatch.Shipments;

namespace Dispatch.Facilities;

/// <summary>A door for a time; the end is the first moment after it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.slot")]
public sealed record Slot(DoorId DoorId, DateTimeOffset From, DateTimeOffset To)
{
    public bool Overlaps(Slot other) => DoorId == other.DoorId && From < other.To && other.From < To;
}

/// <summary>What a stop asks of its facility.</summary>
/// <param name="Window">When the truck may begin.</param>
/// <param name="Handling">Null where nothing special is to be done.</param>
/// <param name="CarrierId">As far as it is known already.</param>
[GenerateSerializer, Immutable, Alias("dispatch.slot-request")]
public sealed record SlotRequest(StopKind Kind, Window Window, string Equipment, string? Commodity, string? Handling, CarrierId? CarrierId)
{
    public static SlotRequest Of(Order order, OrderStop stop, CarrierId? carrier = null) => new(
        stop.Kind, stop.Window, order.Equipment, order.Commodity, order.Handling ?? HandlingOf(order.Hazmat, order.Temperature), carrier);

    /// <summary>What the freight itself asks for: <c>hazmat</c>, <c>temperature</c>, or nothing special.</summary>
    public static string? HandlingOf(bool hazmat, TemperatureBand? temperature) =>
        hazmat ? "hazmat" : temperature is not null ? "temperature" : null;
}

/// <summary>A request as the facility's plan understood it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.slot-need")]
public sealed record SlotNeed(StopKind Kind, Window Window, string Equipment, int Minutes, CarrierId? CarrierId)
{
    public const int MaxEquipmentLength = 64;

    public DoorUse Use => Kind is StopKind.Pickup ? DoorUse.Outbound : DoorUse.Inbound;

    public TimeSpan Length => TimeSpan.FromMinutes(Minutes);

    /// <summary>No door has a longer word, so that what is cut off would not have changed the answer.</summary>
    public static SlotNeed Of(SlotRequest request, DockPlan plan) => new(
        request.Kind,
        request.Window,
        request.Equipment.Length > MaxEquipmentLength ? request.Equipment[..MaxEquipmentLength] : request.Equipment,
        plan.MinutesFor(request.Commodity, request.Handling),
        request.CarrierId);
}
