using System.Text.Json.Serialization;

namespace Dispatch.Facilities;

/// <summary>What happened at a facility's docks. Facts carry results, so that folding them again needs no rule.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Put), "put")]
[JsonDerivedType(typeof(DoorOpen), "doorOpen")]
[JsonDerivedType(typeof(SlotHeld), "slotHeld")]
[JsonDerivedType(typeof(Waitlisted), "waitlisted")]
[JsonDerivedType(typeof(SlotRefused), "slotRefused")]
[JsonDerivedType(typeof(SlotConfirmed), "slotConfirmed")]
[JsonDerivedType(typeof(MoveProposed), "moveProposed")]
[JsonDerivedType(typeof(ProposalWithdrawn), "proposalWithdrawn")]
[JsonDerivedType(typeof(SlotMoved), "slotMoved")]
[JsonDerivedType(typeof(SlotFreed), "slotFreed")]
[JsonDerivedType(typeof(SlotMissed), "slotMissed")]
[JsonDerivedType(typeof(TruckArrived), "truckArrived")]
[JsonDerivedType(typeof(TruckWithdrawn), "truckWithdrawn")]
[JsonDerivedType(typeof(TruckDeparted), "truckDeparted")]
public abstract record FacilityFact
{
    private FacilityFact(DateTimeOffset at) => At = at;

    /// <summary>When it happened, in the world.</summary>
    public DateTimeOffset At { get; init; }

    public sealed record Put(DateTimeOffset At, Facility Data) : FacilityFact(At);

    /// <summary>Nobody plans the doors here: the truck may come at any time of its window. Nothing is kept for it.</summary>
    public sealed record DoorOpen(DateTimeOffset At, AppointmentId AppointmentId) : FacilityFact(At);

    /// <summary>A slot was found, at once or after a wait; also told again to whoever asks again.</summary>
    public sealed record SlotHeld(DateTimeOffset At, AppointmentId AppointmentId, SlotNeed Need, Slot Slot) : FacilityFact(At);

    /// <summary>Everything in the window is taken; it gets the first slot that is freed.</summary>
    public sealed record Waitlisted(DateTimeOffset At, AppointmentId AppointmentId, SlotNeed Need) : FacilityFact(At);

    /// <summary>There is no slot, and none will come: of no use to wait for.</summary>
    /// <param name="Code"><c>facility.closed</c>, <c>facility.wrong-door</c>, <c>facility.slot-in-the-past</c>, <c>facility.full</c>.</param>
    public sealed record SlotRefused(DateTimeOffset At, AppointmentId AppointmentId, string Code, string Why) : FacilityFact(At);

    public sealed record SlotConfirmed(DateTimeOffset At, AppointmentId AppointmentId, CarrierId? CarrierId) : FacilityFact(At);

    /// <summary>The truck is expected too late for its slot; this one is kept for it besides.</summary>
    public sealed record MoveProposed(DateTimeOffset At, AppointmentId AppointmentId, Slot Slot, DateTimeOffset Eta) : FacilityFact(At);

    /// <summary>The truck is expected in time again, or whoever wanted it elsewhere has moved it.</summary>
    public sealed record ProposalWithdrawn(DateTimeOffset At, AppointmentId AppointmentId, string Why) : FacilityFact(At);

    /// <param name="Before">Null where it had none, or has missed it.</param>
    public sealed record SlotMoved(DateTimeOffset At, AppointmentId AppointmentId, Slot? Before, Slot Slot) : FacilityFact(At);

    /// <summary>The appointment is cancelled.</summary>
    /// <param name="Slot">What others can have now; null where it only waited.</param>
    public sealed record SlotFreed(DateTimeOffset At, AppointmentId AppointmentId, Slot? Slot, string Why) : FacilityFact(At);

    /// <summary>No truck came.</summary>
    public sealed record SlotMissed(DateTimeOffset At, AppointmentId AppointmentId, Slot Slot) : FacilityFact(At);

    public sealed record TruckArrived(DateTimeOffset At, AppointmentId AppointmentId) : FacilityFact(At);

    /// <summary>The arrival was none.</summary>
    /// <param name="Status">What the appointment is again.</param>
    public sealed record TruckWithdrawn(DateTimeOffset At, AppointmentId AppointmentId, AppointmentStatus Status) : FacilityFact(At);

    /// <param name="Dwell">How long it stood.</param>
    /// <param name="BeyondFree">Of that, beyond the free time, which begins with the slot where the truck was early.</param>
    public sealed record TruckDeparted(DateTimeOffset At, AppointmentId AppointmentId, TimeSpan Dwell, TimeSpan BeyondFree) : FacilityFact(At);
}
