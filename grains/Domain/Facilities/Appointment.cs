using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dispatch.Facilities;

/// <summary>A truck's appointment: what it needs, and what it got.</summary>
/// <param name="Slot">Null while it waits, and where it came without.</param>
/// <param name="Proposed">Another slot, kept for it until somebody accepts or the truck is on time after all.</param>
/// <param name="IsConfirmed">Whether it was ever confirmed; it stays so when it moves.</param>
/// <param name="Since">Since when it has its status.</param>
public sealed record Appointment(
    AppointmentId Id,
    SlotNeed Need,
    AppointmentStatus Status,
    DateTimeOffset Since,
    Slot? Slot,
    Slot? Proposed,
    CarrierId? CarrierId,
    bool IsConfirmed,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? DepartedAt)
{
    /// <summary>The slots that nobody else can have.</summary>
    [JsonIgnore]
    public ImmutableArray<Slot> Claims => (Status, Slot, Proposed) switch
    {
        (AppointmentStatus.Held or AppointmentStatus.Confirmed, { } slot, { } proposed) => [slot, proposed],
        (AppointmentStatus.Held or AppointmentStatus.Confirmed or AppointmentStatus.Arrived, { } slot, _) => [slot],
        (AppointmentStatus.Missed, _, { } proposed) => [proposed],
        _ => [],
    };

    public bool HasEnded => Status is AppointmentStatus.Departed or AppointmentStatus.Missed or AppointmentStatus.Cancelled && Proposed is null;
}

public enum AppointmentStatus
{
    /// <summary>Never asked for; never seen outside.</summary>
    Unknown,

    /// <summary>Everything in its window is taken.</summary>
    Waiting,
    Held,
    Confirmed,
    Arrived,
    Departed,

    /// <summary>No truck came in its slot or soon after.</summary>
    Missed,
    Cancelled,
}
