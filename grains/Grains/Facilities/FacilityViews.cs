namespace Dispatch.Facilities;

/// <summary>A facility's file as its readers see it.</summary>
public static class FacilityViews
{
    public static AppointmentView From(Appointment appointment) => new(
        appointment.Id,
        appointment.Id.Shipment,
        appointment.Id.Stop,
        appointment.Need.Kind,
        appointment.Status,
        appointment.Since,
        appointment.Slot,
        appointment.Proposed,
        appointment.Need.Window,
        appointment.Need.Equipment,
        appointment.Need.Minutes,
        appointment.CarrierId,
        appointment.ArrivedAt,
        appointment.DepartedAt);

    /// <returns>Null for a facility that nobody has put: shipments know it, lists do not.</returns>
    public static FacilityRow? Row(FacilityFile file, long change) => file.Data is not { } data ? null : new(data, change)
    {
        Waiting = file.Appointments.Count(appointment => appointment.Status is AppointmentStatus.Waiting),
        Proposed = file.Appointments.Count(appointment => appointment.Proposed is not null),
        Dwell = file.Dwell,
    };

    /// <summary>Whether a time has to do with an appointment.</summary>
    public static bool Touches(Appointment appointment, DateTimeOffset from, DateTimeOffset to) =>
        Touches(appointment.Slot, from, to)
        || Touches(appointment.Proposed, from, to)
        || (appointment.Slot is null && appointment.Need.Window.From < to && appointment.Need.Window.To >= from);

    private static bool Touches(Slot? slot, DateTimeOffset from, DateTimeOffset to) => slot is not null && slot.From < to && slot.To > from;
}
