using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dispatch.Facilities;

/// <summary>The dock doors of a facility and when they can be had. Days and times are those of the clock on its wall.</summary>
/// <param name="Hours">The week's opening hours; it never closes where there are none.</param>
/// <param name="Holidays">Nothing opens on these days, and what opened the day before closes at midnight.</param>
/// <param name="SlotRules">How long a truck needs its door; <paramref name="SlotMinutes"/> where none fits.</param>
/// <param name="FreeMinutes">How long a truck may stand before it costs: the free time of detention.</param>
/// <param name="Standing">Slots that are somebody's every week.</param>
[GenerateSerializer, Immutable, Alias("dispatch.dock-plan")]
public sealed record DockPlan(
    ImmutableArray<Door> Doors,
    ImmutableArray<OpenHours> Hours,
    ImmutableArray<DateOnly> Holidays,
    ImmutableArray<SlotRule> SlotRules,
    ImmutableArray<StandingAppointment> Standing,
    int SlotMinutes = DockPlan.DefaultSlotMinutes,
    int FreeMinutes = DockPlan.DefaultFreeMinutes)
{
    public const int DefaultSlotMinutes = 60;
    public const int DefaultFreeMinutes = 120;

    public Door? FindDoor(DoorId id) => Doors.FirstOrDefault(door => door.DoorId == id);

    /// <summary>By the rule that says most about the freight; of two that say as much, by the first.</summary>
    public int MinutesFor(string? commodity, string? handling) => SlotRules
        .Where(rule => rule.Fits(commodity, handling))
        .MaxBy(rule => (rule.Commodity is null ? 0 : 1) + (rule.Handling is null ? 0 : 1))?.Minutes ?? SlotMinutes;

    public bool IsSameAs(DockPlan other) =>
        this == other with { Doors = Doors, Hours = Hours, Holidays = Holidays, SlotRules = SlotRules, Standing = Standing }
        && Doors.Length == other.Doors.Length
        && Doors.Zip(other.Doors).All(pair => pair.First.IsSameAs(pair.Second))
        && Hours.AsSpan().SequenceEqual(other.Hours.AsSpan())
        && Holidays.AsSpan().SequenceEqual(other.Holidays.AsSpan())
        && SlotRules.AsSpan().SequenceEqual(other.SlotRules.AsSpan())
        && Standing.AsSpan().SequenceEqual(other.Standing.AsSpan());
}

/// <param name="Equipment">What can be served here, in the words of orders; anything where it says none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.door")]
public sealed record Door(DoorId DoorId, DoorUse Use, ImmutableArray<string> Equipment)
{
    public bool Fits(SlotNeed need) =>
        (Use is DoorUse.Both || Use == need.Use) && (Equipment.IsEmpty || Equipment.Contains(need.Equipment, StringComparer.OrdinalIgnoreCase));

    public bool IsSameAs(Door other) => this == other with { Equipment = Equipment } && Equipment.AsSpan().SequenceEqual(other.Equipment.AsSpan());
}

/// <summary>Which way freight goes through a door: out at a pickup, in at a delivery.</summary>
public enum DoorUse
{
    Both,
    Inbound,
    Outbound,
}

/// <summary>Open on one day of the week; until the next day where it ends at or before its beginning, so 00:00 to 00:00 is the whole day.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.open-hours")]
public sealed record OpenHours(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    [JsonIgnore]
    public bool EndsNextDay => To <= From;
}

/// <param name="Commodity">Any where it is null.</param>
/// <param name="Handling">Any where it is null.</param>
[GenerateSerializer, Immutable, Alias("dispatch.slot-rule")]
public sealed record SlotRule(string? Commodity, string? Handling, int Minutes)
{
    public bool Fits(string? commodity, string? handling) => Matches(Commodity, commodity) && Matches(Handling, handling);

    private static bool Matches(string? wanted, string? word) => wanted is null || wanted.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A door for a client or a carrier at the same time every week. Nobody else gets it, whether or not they come.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.standing-appointment")]
public sealed record StandingAppointment(
    string Name, DayOfWeek Day, TimeOnly At, int Minutes, DoorId DoorId, ClientId? ClientId, CarrierId? CarrierId)
{
    public bool IsFor(ClientId client, CarrierId? carrier) =>
        (ClientId is null || ClientId == client) && (CarrierId is null || CarrierId == carrier);
}
