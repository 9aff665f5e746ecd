using static Dispatch.Facilities.FacilityFact;

namespace Dispatch.Facilities;

/// <summary>What trucks and time do to appointments.</summary>
internal sealed partial record DockStory
{
    /// <summary>A truck that is expected later than that after its slot's beginning will not be served in it.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(30);

    /// <summary>Nobody proposes a slot further away than that from when the truck is expected.</summary>
    private static readonly TimeSpan ProposeWithin = TimeSpan.FromDays(3);

    /// <summary>A proposal that is later than that after the truck is expected is made anew, for an earlier slot.</summary>
    private static readonly TimeSpan TooLateBy = TimeSpan.FromHours(2);

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public DockStory Expect(Appointment appointment, DateTimeOffset eta)
    {
        if (appointment is { Status: AppointmentStatus.Held or AppointmentStatus.Confirmed, Slot: { } slot } && eta <= slot.From + LateAfter)
        {
            return Withdraw(appointment, "the truck is expected in time");
        }

        if (appointment.Proposed is { } known && eta <= known.From + LateAfter && known.From <= eta + TooLateBy)
        {
            return this;
        }

        var from = NextQuarter(Soonest(eta));
        return SlotSearch.Earliest(File, appointment.Id, appointment.Need, from, from + ProposeWithin) is not { } other
            ? Withdraw(appointment, "no slot is free when the truck is expected")
            : other == appointment.Proposed ? this : Tell(new MoveProposed(Now, appointment.Id, other, eta)).Serve(Before(appointment));
    }

    public DockStory Accept(Appointment appointment) => MoveTo(appointment, appointment.Proposed!);

    public DockStory Arrive(Appointment appointment, DateTimeOffset at) => Tell(new TruckArrived(at, appointment.Id)).Serve(Before(appointment));

    /// <summary>What was given to somebody else meanwhile is lost.</summary>
    public DockStory WithdrawArrival(Appointment appointment)
    {
        var isLost = appointment.Status is AppointmentStatus.Departed && appointment.Slot is { } slot
            && File.Appointments.Any(other => other.Id != appointment.Id && other.Claims.Any(slot.Overlaps));
        var status = appointment.Slot is null ? AppointmentStatus.Waiting
            : isLost ? AppointmentStatus.Missed
            : FacilityEvolution.Booked(appointment);
        return Tell(new TruckWithdrawn(Now, appointment.Id, status));
    }

    /// <summary>A truck that left was there, whether or not anybody saw it come.</summary>
    public DockStory Depart(Appointment appointment, DateTimeOffset at)
    {
        var arrived = appointment.ArrivedAt is null ? Tell(new TruckArrived(at, appointment.Id)) : this;
        var since = appointment.ArrivedAt < at ? appointment.ArrivedAt.Value : at;
        var freeSince = appointment.Slot?.From > since ? appointment.Slot.From : since;
        var free = TimeSpan.FromMinutes(File.Data?.Docks?.FreeMinutes ?? DockPlan.DefaultFreeMinutes);
        return arrived
            .Tell(new TruckDeparted(at, appointment.Id, at - since, AtLeastNothing(at - freeSince - free)))
            .Serve(appointment.Claims);
    }

    /// <summary>Whatever is due by now; a deadline is only the first of it.</summary>
    public DockStory MeetDeadline() => File.Appointments
        .Where(appointment => FacilityDeadlines.DueAt(appointment) <= Now)
        .OrderBy(FacilityDeadlines.DueAt)
        .ThenBy(appointment => appointment.Id.Value, StringComparer.Ordinal)
        .Take(MaxServed)
        .Aggregate(this, (story, due) => due.Status switch
        {
            AppointmentStatus.Waiting => story.Tell(new SlotRefused(Now, due.Id, "facility.full", "The window passed without a slot.")),
            AppointmentStatus.Missed => story.Tell(new ProposalWithdrawn(Now, due.Id, "nobody accepted it in time")),
            _ => story.Tell(new SlotMissed(Now, due.Id, due.Slot!)),
        });

    private DockStory Withdraw(Appointment appointment, string why) => appointment.Proposed is { } proposed
        ? Tell(new ProposalWithdrawn(Now, appointment.Id, why)).Serve(proposed)
        : this;

    /// <summary>What had been proposed before.</summary>
    private static IEnumerable<Slot> Before(Appointment appointment) => appointment.Proposed is { } proposed ? [proposed] : [];

    private static DateTimeOffset NextQuarter(DateTimeOffset at) => new(((at.UtcTicks + Quarter.Ticks - 1) / Quarter.Ticks) * Quarter.Ticks, TimeSpan.Zero);

    private static TimeSpan AtLeastNothing(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
