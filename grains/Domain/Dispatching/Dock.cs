using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>The dock of one stop: what was asked of its facility, and what it said last.</summary>
/// <param name="Slot">The time and door it has, or had.</param>
[GenerateSerializer, Immutable, Alias("dispatch.dock")]
public sealed record Dock(
    int Stop, StopKind Kind, FacilityId FacilityId, AppointmentId AppointmentId, DateTimeOffset AskedAt, DockState State, Slot? Slot, string? Why)
{
    public bool IsSettled => State is DockState.Open or DockState.Held or DockState.Confirmed or DockState.MoveProposed;
}

/// <summary>What a facility says of a dock.</summary>
/// <param name="Slot">Null where there is none, or where none is needed.</param>
[GenerateSerializer, Immutable, Alias("dispatch.dock-answer")]
public sealed record DockAnswer(DockState State, Slot? Slot, string? Why);

public enum DockState
{
    Asked,

    /// <summary>The facility has no docks to be booked: a truck may come in its window.</summary>
    Open,
    Held,
    Waitlisted,
    Refused,
    Confirmed,

    /// <summary>It is held, and another time is proposed.</summary>
    MoveProposed,

    /// <summary>It is lost again, or was given back.</summary>
    Freed,
}
