using System.Collections.Immutable;
using Dispatch.Shipments;
using Orleans.CodeGeneration;

namespace Dispatch.Facilities;

/// <summary>One facility, by <see cref="FacilityId"/>.</summary>
[Alias("dispatch.facility"), Version(2)]
public interface IFacilityGrain : IGrainWithStringKey
{
    [Alias("put")]
    Task<Refusal?> Put(Facility facility, Origin origin);

    /// <returns>Null where there is no such facility.</returns>
    [Alias("get")]
    Task<Facility?> Get();

    /// <returns>Null when it is so, durably; else why not: <c>facility.slot-taken</c>, <c>appointment.unknown</c>, ...</returns>
    [Alias("handle")]
    Task<Refusal?> Handle(FacilityCommand command, Origin origin);

    /// <summary>
    /// Its appointments that have to do with a time: their slot lies in it, or what is proposed, or the window in which they wait.
    /// </summary>
    /// <param name="to">The first moment after it.</param>
    [Alias("appointments")]
    Task<ImmutableArray<AppointmentView>> Appointments(DateTimeOffset from, DateTimeOffset to);

    /// <returns>Null where there is no such appointment, or where it ended long ago.</returns>
    [Alias("appointment")]
    Task<AppointmentView?> Appointment(AppointmentId id);

    /// <summary>What happened, oldest first, after a version; at most 200.</summary>
    [Alias("timeline")]
    Task<ImmutableArray<TimelineItem>> Timeline(long afterVersion);
}

/// <summary>A facility in a list.</summary>
/// <param name="Change">See <see cref="ShipmentRow.Change"/>; it grows with every appointment too.</param>
[GenerateSerializer, Immutable, Alias("dispatch.facility-row")]
public sealed record FacilityRow(Facility Facility, long Change)
{
    /// <summary>How many trucks wait for a slot.</summary>
    [Id(2)]
    public int Waiting { get; init; }

    /// <summary>How many other slots are proposed and not accepted.</summary>
    [Id(3)]
    public int Proposed { get; init; }

    [Id(4)]
    public DwellRecord Dwell { get; init; } = DwellRecord.Empty;
}
