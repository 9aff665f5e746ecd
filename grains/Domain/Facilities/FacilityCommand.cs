namespace Dispatch.Facilities;

/// <summary>What a facility's file can be asked or told.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.facility.command")]
public abstract record FacilityCommand
{
    private FacilityCommand()
    {
    }

    /// <summary>Master data: the last word counts. Appointments stay as they are; who waits may be served now.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.facility.put")]
    public sealed record Put(Facility Facility) : FacilityCommand;

    /// <summary>
    /// A release asks for a slot. It is answered by a fact: <see cref="FacilityFact.SlotHeld"/>, <see cref="FacilityFact.DoorOpen"/>,
    /// <see cref="FacilityFact.Waitlisted"/> or <see cref="FacilityFact.SlotRefused"/>. Asked again, with another window too, it is answered anew.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("dispatch.facility.request-slot")]
    public sealed record RequestSlot(AppointmentId AppointmentId, SlotRequest Request) : FacilityCommand;

    /// <summary>A person books: this very time, else the earliest in the request's window; this door, else any that fits.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.facility.book-slot")]
    public sealed record BookSlot(AppointmentId AppointmentId, SlotRequest Request, DoorId? DoorId, SlotTime? Time) : FacilityCommand;

    /// <summary>The truck will come. Without a carrier the one that was known stays.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.facility.confirm")]
    public sealed record Confirm(AppointmentId AppointmentId, CarrierId? CarrierId) : FacilityCommand;

    /// <summary>A person moves it to another time, and to another door or any that fits.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.facility.move")]
    public sealed record Move(AppointmentId AppointmentId, DoorId? DoorId, SlotTime Time) : FacilityCommand;

    /// <summary>The truck is expected then: where that is past its slot, another is proposed.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.facility.propose")]
    public sealed record Propose(AppointmentId AppointmentId, DateTimeOffset Eta) : FacilityCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.facility.accept-proposal")]
    public sealed record AcceptProposal(AppointmentId AppointmentId) : FacilityCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.facility.cancel")]
    public sealed record Cancel(AppointmentId AppointmentId, string Why) : FacilityCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.facility.arrive")]
    public sealed record Arrive(AppointmentId AppointmentId, DateTimeOffset At) : FacilityCommand;

    /// <summary>The arrival was none.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.facility.withdraw-arrival")]
    public sealed record WithdrawArrival(AppointmentId AppointmentId) : FacilityCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.facility.depart")]
    public sealed record Depart(AppointmentId AppointmentId, DateTimeOffset At) : FacilityCommand;

    /// <summary>A deadline of its own has come.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.facility.meet-deadline")]
    public sealed record MeetDeadline(string Name) : FacilityCommand;
}

/// <summary>When a slot begins: a moment, or what the clock on the facility's wall will show.</summary>
/// <param name="Local">Without a zone; counts where <paramref name="At"/> is null.</param>
[GenerateSerializer, Immutable, Alias("dispatch.slot-time")]
public sealed record SlotTime(DateTimeOffset? At, DateTime? Local = null);
