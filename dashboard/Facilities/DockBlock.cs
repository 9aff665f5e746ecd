using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Live;

namespace Dispatch.Facilities;

/// <summary>An appointment on the board, and its truck against it.</summary>
/// <param name="Eta">When its truck is expected, where it comes here next; null where nobody knows.</param>
public sealed record DockBlock(AppointmentView Appointment, DateTimeOffset? Eta)
{
    /// <summary>Nobody sends a message about less.</summary>
    private static readonly TimeSpan Noteworthy = TimeSpan.FromMinutes(1);

    public Slot? Slot => Appointment.Slot;

    public Slot? Proposed => Appointment.Proposed;

    /// <summary>Those that took or will take a door; what was cancelled or waits takes none.</summary>
    public bool IsOnBoard => Slot is not null && Appointment.Status is not (AppointmentStatus.Cancelled or AppointmentStatus.Waiting);

    public bool CanMove => Appointment.Status is AppointmentStatus.Held or AppointmentStatus.Confirmed or AppointmentStatus.Waiting or AppointmentStatus.Missed;

    public ImmutableArray<Slot> Slots => (Slot, Proposed) switch
    {
        ({ } slot, { } proposed) => [slot, proposed],
        ({ } slot, null) => [slot],
        _ => [],
    };

    /// <summary>By how much its truck will miss the beginning of its slot; null where it will not, or is there.</summary>
    public TimeSpan? LateBy => CanMove && Slot is { } slot && Eta - slot.From is { } late && late >= Noteworthy ? late : null;

    public string? Late => LateBy is { } late ? $"{Coarse.Of(late)} late" : null;

    public static DockBlock Of(AppointmentView appointment, FacilityId facility, TowerView view)
    {
        var next = view.Shipments.GetValueOrDefault(appointment.ShipmentId)?.Next;
        return new(appointment, next?.FacilityId == facility && (appointment.Stop is null || next.Sequence == appointment.Stop) ? next.Estimated : null);
    }
}
