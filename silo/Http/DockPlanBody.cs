using System.Collections.Immutable;
using Dispatch.Http;

namespace Dispatch.Facilities;

/// <summary>The dock doors of a facility. Days and times are those of the clock on its wall.</summary>
/// <param name="Hours">The week's opening hours; it never closes where there are none.</param>
/// <param name="SlotMinutes">60 where it is not given.</param>
/// <param name="FreeMinutes">How long a truck may stand before it costs; 120 where it is not given.</param>
public sealed record DockPlanBody(
    ImmutableArray<DoorBody> Doors,
    ImmutableArray<OpenHours>? Hours = null,
    ImmutableArray<DateOnly>? Holidays = null,
    ImmutableArray<SlotRuleBody>? SlotRules = null,
    ImmutableArray<StandingBody>? Standing = null,
    int? SlotMinutes = null,
    int? FreeMinutes = null)
{
    public Refusal? Fault() =>
        Check.NoNulls(Doors, "docks.doors")
        ?? Check.NoNulls(Hours ?? [], "docks.hours")
        ?? Check.NoNulls(SlotRules ?? [], "docks.slotRules")
        ?? Check.NoNulls(Standing ?? [], "docks.standing")
        ?? Doors.Select(door => Check.NoNulls(door.Equipment ?? [], "docks.doors.equipment")).FirstOrDefault(fault => fault is not null)
        ?? (Standing ?? []).Select(standing => standing.Fault()).FirstOrDefault(fault => fault is not null);

    public DockPlan ToPlan() => new(
        [.. Doors.Select(door => door.ToDoor())],
        Hours ?? [],
        Holidays ?? [],
        [.. (SlotRules ?? []).Select(rule => rule.ToRule())],
        [.. (Standing ?? []).Select(standing => standing.ToStanding())],
        SlotMinutes ?? DockPlan.DefaultSlotMinutes,
        FreeMinutes ?? DockPlan.DefaultFreeMinutes);
}

/// <param name="Equipment">What can be served here; anything where it is not given.</param>
public sealed record DoorBody(string DoorId = "", DoorUse Use = DoorUse.Both, ImmutableArray<string>? Equipment = null)
{
    public Door ToDoor() => new(new(DoorId), Use, Equipment ?? []);
}

/// <summary>How long freight of a commodity, of a handling, or of both needs its door.</summary>
public sealed record SlotRuleBody(int Minutes, string? Commodity = null, string? Handling = null)
{
    public SlotRule ToRule() => new(Commodity, Handling, Minutes);
}

/// <summary>A slot that is a client's or a carrier's every week.</summary>
public sealed record StandingBody(
    string Name, DayOfWeek Day, TimeOnly At, int Minutes, string DoorId, string? ClientId = null, string? CarrierId = null)
{
    public Refusal? Fault() => Check.Id(ClientId, "clientId") ?? Check.Id(CarrierId, "carrierId");

    public StandingAppointment ToStanding() => new(
        Name, Day, At, Minutes, new(DoorId), ClientId is null ? null : new(ClientId), CarrierId is null ? null : new(CarrierId));
}
