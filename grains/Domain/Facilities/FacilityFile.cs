using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dispatch.Facilities;

/// <summary>What the tower knows of a facility: its master data, its appointments, and how long trucks stood there.</summary>
/// <param name="Data">Null for a facility that nobody has put.</param>
/// <param name="Appointments">In the order they were asked for, which is the order in which those that wait are served.</param>
public sealed record FacilityFile(FacilityId Id, Facility? Data, ImmutableArray<Appointment> Appointments, DwellRecord Dwell)
{
    public static FacilityFile Unknown(FacilityId id) => new(id, null, [], DwellRecord.Empty);

    public Appointment? Find(AppointmentId id) => Appointments.FirstOrDefault(appointment => appointment.Id == id);
}

/// <summary>How long trucks stood here, since the first.</summary>
/// <param name="BeyondFree">Of that, beyond the free time.</param>
[GenerateSerializer, Immutable, Alias("dispatch.dwell-record")]
public sealed record DwellRecord(int Visits, TimeSpan Total, TimeSpan BeyondFree)
{
    public static readonly DwellRecord Empty = new(0, TimeSpan.Zero, TimeSpan.Zero);

    [JsonIgnore]
    public TimeSpan? Mean => Visits == 0 ? null : Total / Visits;
}
