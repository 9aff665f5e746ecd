using static Dispatch.Facilities.FacilityCommand;
using static Dispatch.Facilities.FacilityFact;

namespace Dispatch.Facilities;

/// <summary>Who asks for a slot, and who gives one up.</summary>
internal sealed partial record DockStory
{
    /// <summary>A release waits for a fact, whatever it says. What it asked for before is given up where it does not do any more.</summary>
    public DockStory Request(AppointmentId id, SlotRequest request)
    {
        if (File.Data?.Docks is not { } plan)
        {
            return Tell(new DoorOpen(Now, id));
        }

        var need = SlotNeed.Of(request, plan);
        var known = File.Find(id);
        if (known is { Status: AppointmentStatus.Held or AppointmentStatus.Confirmed, Slot: { } slot } && StillDoes(slot, need, plan))
        {
            return Tell(new SlotHeld(Now, id, need, slot)).Serve(known.Claims);
        }

        return Answer(id, need).Serve(known?.Claims ?? []);
    }

    /// <summary>A person is told at once why it cannot be.</summary>
    public Verdict<FacilityFact> Book(BookSlot book)
    {
        if (!HasRoom(book.AppointmentId))
        {
            return new Verdict<FacilityFact>.Refused(Full);
        }

        var need = SlotNeed.Of(book.Request, File.Data!.Docks!);
        var (slot, refusal) = book.Time is { } time
            ? Choose(book.AppointmentId, need, time, book.DoorId)
            : Choose(book.AppointmentId, need, book.DoorId);
        return slot is null
            ? new Verdict<FacilityFact>.Refused(refusal!)
            : Tell(new SlotHeld(Now, book.AppointmentId, need, slot)).Verdict;
    }

    public Verdict<FacilityFact> Move(Appointment appointment, Move move)
    {
        var (slot, refusal) = Choose(appointment.Id, appointment.Need, move.Time, move.DoorId, appointment.Slot?.DoorId);
        return (slot, appointment) switch
        {
            (null, _) => new Verdict<FacilityFact>.Refused(refusal!),
            (_, { Status: AppointmentStatus.Waiting }) => Tell(new SlotHeld(Now, appointment.Id, appointment.Need, slot)).Verdict,
            (_, { Status: AppointmentStatus.Missed }) => MoveTo(appointment, slot).Verdict,
            _ when appointment.Slot == slot => Verdict,
            _ => MoveTo(appointment, slot).Verdict,
        };
    }

    public DockStory Cancel(Appointment appointment, string why)
    {
        var slot = appointment.Status is AppointmentStatus.Missed ? null : appointment.Slot;
        return Tell(new SlotFreed(Now, appointment.Id, slot, why)).Serve(appointment.Claims);
    }

    private DockStory MoveTo(Appointment appointment, Slot slot)
    {
        var before = appointment.Status is AppointmentStatus.Missed ? null : appointment.Slot;
        return Tell(new SlotMoved(Now, appointment.Id, before, slot)).Serve(appointment.Claims);
    }

    private DockStory Answer(AppointmentId id, SlotNeed need)
    {
        var (from, to) = (Soonest(need.Window.From), need.Window.To);
        return SlotSearch.Hopeless(File, need, from, to) is { } never ? Tell(new SlotRefused(Now, id, never.Code, never.Detail))
            : SlotSearch.Earliest(File, id, need, from, to) is { } slot && HasRoom(id) ? Tell(new SlotHeld(Now, id, need, slot))
            : HasRoom(id) ? Tell(new Waitlisted(Now, id, need))
            : Tell(new SlotRefused(Now, id, Full.Code, Full.Detail));
    }

    /// <summary>The earliest in the window.</summary>
    private (Slot? Slot, Refusal? Refusal) Choose(AppointmentId id, SlotNeed need, DoorId? doorId)
    {
        var (from, to) = (Soonest(need.Window.From), need.Window.To);
        return (DoorFault(need, doorId) ?? SlotSearch.Hopeless(File, need, from, to)) is { } refusal ? (null, refusal)
            : SlotSearch.Earliest(File, id, need, from, to, doorId) is { } slot ? (slot, null)
            : (null, new("facility.slot-taken", $"Everything that would fit is taken until {to:yyyy-MM-dd HH:mm} UTC."));
    }

    /// <summary>This very time, at the door that is asked for, else at the preferred one if it is free, else at any.</summary>
    private (Slot? Slot, Refusal? Refusal) Choose(AppointmentId id, SlotNeed need, SlotTime time, DoorId? doorId, DoorId? preferred = null)
    {
        var (at, fault) = time.At is { } moment ? (moment, null) : DockCalendar.Resolve(File.Data!, time.Local ?? default);
        if ((fault ?? DoorFault(need, doorId)) is { } refusal)
        {
            return (null, refusal);
        }

        Refusal? last = null;
        foreach (var door in File.Data!.Docks!.Doors
            .Where(door => door.Fits(need) && (doorId is null || door.DoorId == doorId))
            .OrderBy(door => door.DoorId != preferred))
        {
            var slot = new Slot(door.DoorId, at, at + need.Length);
            last = SlotSearch.Fault(File, id, need, slot, Now);
            if (last is null)
            {
                return (slot, null);
            }
        }

        return (null, last ?? SlotSearch.Hopeless(File, need, at, at));
    }

    private Refusal? DoorFault(SlotNeed need, DoorId? doorId) => doorId is not { } id ? null : File.Data!.Docks!.FindDoor(id) switch
    {
        null => new("facility.no-such-door", $"{File.Data.Name} has no door {id}."),
        var door when !door.Fits(need) => new("facility.wrong-door", $"Door {id} does not serve a {need.Kind} by {need.Equipment}."),
        _ => null,
    };

    private Refusal Full => new("facility.full", $"{File.Data!.Name} has {FacilityRules.MaxAppointments:N0} appointments already.");

    private bool HasRoom(AppointmentId id) => File.Appointments.Count(known => known.Id != id && !known.HasEnded) < FacilityRules.MaxAppointments;

    private bool StillDoes(Slot slot, SlotNeed need, DockPlan plan) =>
        slot.To > Now
        && slot.From >= need.Window.From
        && slot.From <= need.Window.To
        && slot.To - slot.From >= need.Length
        && plan.FindDoor(slot.DoorId)?.Fits(need) is true;
}
