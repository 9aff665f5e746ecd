using System.Collections.Immutable;
using System.Diagnostics;
using static Dispatch.Facilities.FacilityFact;

namespace Dispatch.Facilities;

/// <summary>A facility's file after a fact. It only assigns: every rule was applied when the fact was found.</summary>
public static class FacilityEvolution
{
    /// <summary>How long an appointment that has ended is still shown; its facts are kept.</summary>
    public static readonly TimeSpan ShowEndedFor = TimeSpan.FromDays(2);

    public const int MaxEnded = 100;

    public static FacilityFile Evolve(FacilityFile file, FacilityFact fact) => fact switch
    {
        Put put => file with { Data = put.Data },
        DoorOpen open => Without(file, open.AppointmentId),
        SlotHeld held => With(file, Asked(held.AppointmentId, held.Need, held.At) with { Status = AppointmentStatus.Held, Slot = held.Slot }),
        Waitlisted waits => With(file, Asked(waits.AppointmentId, waits.Need, waits.At) with { Status = AppointmentStatus.Waiting }),
        SlotRefused refused => Without(file, refused.AppointmentId),
        SlotConfirmed confirmed => At(file, confirmed.AppointmentId, known => Turn(known, AppointmentStatus.Confirmed, confirmed.At) with
        {
            CarrierId = confirmed.CarrierId,
            IsConfirmed = true,
        }),
        MoveProposed proposed => At(file, proposed.AppointmentId, known => known with { Proposed = proposed.Slot }),
        ProposalWithdrawn withdrawn => At(file, withdrawn.AppointmentId, known => known with { Proposed = null }),
        SlotMoved moved => At(file, moved.AppointmentId, known => Turn(known, Booked(known), moved.At) with { Slot = moved.Slot, Proposed = null }),
        SlotFreed freed => End(file, freed.At, freed.AppointmentId, known => Turn(known, AppointmentStatus.Cancelled, freed.At) with { Proposed = null }),
        SlotMissed missed => End(file, missed.At, missed.AppointmentId, known => Turn(known, AppointmentStatus.Missed, missed.At) with { Proposed = null }),
        TruckArrived arrived => At(file, arrived.AppointmentId, known => Turn(known, AppointmentStatus.Arrived, arrived.At) with
        {
            ArrivedAt = arrived.At,
            Proposed = null,
        }),
        TruckWithdrawn withdrawn => At(file, withdrawn.AppointmentId, known => Turn(known, withdrawn.Status, withdrawn.At) with
        {
            ArrivedAt = null,
            DepartedAt = null,
        }),
        TruckDeparted departed => End(Count(file, departed), departed.At, departed.AppointmentId, known => Turn(known, AppointmentStatus.Departed, departed.At) with
        {
            DepartedAt = departed.At,
        }),
        _ => throw new UnreachableException($"{fact.GetType().Name} is not evolved."),
    };

    /// <summary>What an appointment is whose slot stands.</summary>
    internal static AppointmentStatus Booked(Appointment appointment) =>
        appointment.IsConfirmed ? AppointmentStatus.Confirmed : AppointmentStatus.Held;

    private static Appointment Asked(AppointmentId id, SlotNeed need, DateTimeOffset at) =>
        new(id, need, AppointmentStatus.Unknown, at, Slot: null, Proposed: null, need.CarrierId, IsConfirmed: false, ArrivedAt: null, DepartedAt: null);

    private static Appointment Turn(Appointment appointment, AppointmentStatus status, DateTimeOffset at) =>
        appointment with { Status = status, Since = at };

    /// <summary>Whoever waits already keeps his place in the queue.</summary>
    private static FacilityFile With(FacilityFile file, Appointment appointment) => file.Find(appointment.Id)?.Status is AppointmentStatus.Waiting
        ? At(file, appointment.Id, _ => appointment)
        : file with { Appointments = Without(file, appointment.Id).Appointments.Add(appointment) };

    private static FacilityFile Without(FacilityFile file, AppointmentId id) =>
        file with { Appointments = file.Appointments.RemoveAll(known => known.Id == id) };

    private static FacilityFile At(FacilityFile file, AppointmentId id, Func<Appointment, Appointment> change) =>
        file with { Appointments = [.. file.Appointments.Select(known => known.Id == id ? change(known) : known)] };

    /// <summary>When one ends, those that ended long ago go.</summary>
    private static FacilityFile End(FacilityFile file, DateTimeOffset at, AppointmentId id, Func<Appointment, Appointment> change)
    {
        var ended = At(file, id, change);
        ImmutableHashSet<AppointmentId> shown =
        [
            .. ended.Appointments
                .Where(known => known.HasEnded && known.Since > at - ShowEndedFor)
                .OrderByDescending(known => known.Since)
                .Take(MaxEnded)
                .Select(known => known.Id),
        ];
        return ended with { Appointments = ended.Appointments.RemoveAll(known => known.HasEnded && !shown.Contains(known.Id)) };
    }

    private static FacilityFile Count(FacilityFile file, TruckDeparted departed) => file with
    {
        Dwell = new(file.Dwell.Visits + 1, file.Dwell.Total + departed.Dwell, file.Dwell.BeyondFree + departed.BeyondFree),
    };
}
