using System.Collections.Immutable;

namespace Dispatch.Facilities;

/// <summary>
/// When something is due without a word from anybody: a window passes in which somebody waited, or a slot to which nobody came. Only the
/// first is a deadline, named after its appointment, because a store counts them.
/// </summary>
public static class FacilityDeadlines
{
    /// <summary>How long after its slot a truck that did not come has missed it.</summary>
    public static readonly TimeSpan MissedAfter = TimeSpan.FromHours(1);

    public static ImmutableArray<Deadline> Of(FacilityFile file) => file.Appointments
        .Where(appointment => DueAt(appointment) is not null)
        .MinBy(appointment => (DueAt(appointment), appointment.Id.Value)) is { } first
            ? [new(first.Id.Value, DueAt(first)!.Value)]
            : [];

    internal static DateTimeOffset? DueAt(Appointment appointment) => appointment switch
    {
        { Status: AppointmentStatus.Waiting, Need.Window.To: var to } => to,
        { Status: AppointmentStatus.Held or AppointmentStatus.Confirmed, Slot: { } slot, Proposed: var proposed } =>
            (proposed?.To > slot.To ? proposed.To : slot.To) + MissedAfter,

        // Nobody accepted what was proposed after the slot was missed.
        { Status: AppointmentStatus.Missed, Proposed: { } proposed } => proposed.To,
        _ => null,
    };
}
