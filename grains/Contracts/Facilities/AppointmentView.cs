using Dispatch.Shipments;

namespace Dispatch.Facilities;

/// <summary>An appointment as the API and the pages show it.</summary>
/// <param name="Stop">The sequence of the shipment's stop.</param>
/// <param name="Since">Since when it has its status.</param>
/// <param name="Slot">Null while it waits.</param>
/// <param name="Proposed">Another slot that is kept for it, to be accepted.</param>
/// <param name="Window">When the truck may begin.</param>
[GenerateSerializer, Immutable, Alias("dispatch.appointment-view")]
public sealed record AppointmentView(
    AppointmentId AppointmentId,
    ShipmentId ShipmentId,
    int? Stop,
    StopKind Kind,
    AppointmentStatus Status,
    DateTimeOffset Since,
    Slot? Slot,
    Slot? Proposed,
    Window Window,
    string Equipment,
    int Minutes,
    CarrierId? CarrierId,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? DepartedAt);
