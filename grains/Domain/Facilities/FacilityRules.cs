using static Dispatch.Facilities.FacilityCommand;

namespace Dispatch.Facilities;

/// <summary>What a facility's dock plan must be, and what people may ask of it.</summary>
public static class FacilityRules
{
    public const int MaxDoors = 200;
    public const int MaxEquipment = 20;
    public const int MaxHours = 70;
    public const int MaxHolidays = 200;
    public const int MaxSlotRules = 100;
    public const int MaxStanding = 200;
    public const int MaxWordLength = SlotNeed.MaxEquipmentLength;

    /// <summary>Those that are not over; a file must fit one commit.</summary>
    public const int MaxAppointments = 800;

    /// <summary>A slot within a day, and no shorter than it takes to open a door.</summary>
    public const int MinSlotMinutes = 5;
    public const int MaxSlotMinutes = 24 * 60;

    private const int MaxFreeMinutes = 30 * 24 * 60;
    private const int MinutesOfWeek = 7 * 24 * 60;

    /// <summary>Nobody plans docks further ahead.</summary>
    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(366);

    /// <returns>The first rule that is broken; null where none is.</returns>
    public static Refusal? Check(Facility facility) =>
        !Zones.IsKnown(facility.TimeZone) ? new("facility.unknown-time-zone", $"{facility.TimeZone} is no IANA time zone that is known here.")
        : facility.Docks is { } plan ? CheckSize(plan) ?? CheckDoors(plan) ?? CheckTimes(plan) ?? CheckStanding(plan)
        : null;

    /// <summary>What a person may not book at all.</summary>
    internal static Refusal? Check(FacilityFile file, BookSlot book, DateTimeOffset now) => CheckDocks(file) ?? book switch
    {
        { Time: { } time } => CheckTime(time, now),
        { Request.Window: var (from, to) } when from > to => new("facility.invalid-window", "The window ends before it begins."),
        { Request.Window.From: var from } when from > now + MaxAhead => TooFar,
        _ => null,
    };

    internal static Refusal? Check(FacilityFile file, Move move, DateTimeOffset now) => CheckDocks(file) ?? CheckTime(move.Time, now);

    private static Refusal TooFar => new("facility.slot-too-far", $"Slots are booked at most {MaxAhead.Days} days ahead.");

    private static Refusal? CheckDocks(FacilityFile file) => file.Data switch
    {
        null => new("facility.unknown", $"There is no facility {file.Id}."),
        { Docks: null } => new("facility.no-docks", $"Nobody plans the doors of {file.Data.Name}: a truck may come at any time."),
        _ => null,
    };

    private static Refusal? CheckTime(SlotTime time, DateTimeOffset now) => time switch
    {
        { At: null, Local: null } => new("facility.no-time", "Say when the slot begins."),
        { At: { } at } when at > now + MaxAhead => TooFar,
        { At: null, Local: { } local } when local > now.UtcDateTime + MaxAhead => TooFar,
        { At: null, Local: { } local } when local < now.UtcDateTime - MaxAhead =>
            new("facility.slot-in-the-past", $"{local:yyyy-MM-dd HH:mm} has passed."),
        _ => null,
    };

    private static Refusal? CheckSize(DockPlan plan) => plan switch
    {
        { Doors.IsDefault: true } or { Hours.IsDefault: true } or { Holidays.IsDefault: true } or { SlotRules.IsDefault: true } or { Standing.IsDefault: true }
            or { Doors.Length: > MaxDoors } or { Hours.Length: > MaxHours } or { Holidays.Length: > MaxHolidays }
            or { SlotRules.Length: > MaxSlotRules } or { Standing.Length: > MaxStanding } => new(
            "facility.too-much",
            $"A dock plan has at most {MaxDoors} doors, {MaxHours} opening hours, {MaxHolidays} holidays, {MaxSlotRules} slot rules and {MaxStanding} standing appointments."),
        { Doors: [] } => new("facility.no-doors", "A dock plan has a door; without one leave it out."),
        { SlotMinutes: < MinSlotMinutes or > MaxSlotMinutes } => InvalidSlot,
        { FreeMinutes: < 0 or > MaxFreeMinutes } => new("facility.invalid-free-time", $"Free time is 0 to {MaxFreeMinutes:N0} min."),
        _ => null,
    };

    private static Refusal? CheckDoors(DockPlan plan) => plan.Doors switch
    {
        var doors when doors.Any(door => !IsWord(door.DoorId.Value)) =>
            new("facility.unnamed-door", $"A door has an id of 1 to {MaxWordLength} characters."),
        var doors when doors.DistinctBy(door => door.DoorId).Count() < doors.Length => new("facility.duplicate-door", "Two doors have the same id."),
        var doors when doors.Any(door => door.Equipment.IsDefault || door.Equipment.Length > MaxEquipment || !door.Equipment.All(IsWord)) =>
            new("facility.invalid-equipment", $"A door's equipment is told in at most {MaxEquipment} words of 1 to {MaxWordLength} characters."),
        _ => null,
    };

    private static Refusal? CheckTimes(DockPlan plan) => plan switch
    {
        _ when Overlap(plan.Hours) => new("facility.overlapping-hours", "Two opening hours overlap."),
        _ when plan.SlotRules.Any(rule => rule.Minutes is < MinSlotMinutes or > MaxSlotMinutes) => InvalidSlot,
        _ when plan.SlotRules.Any(rule => !IsWordOrNull(rule.Commodity) || !IsWordOrNull(rule.Handling) || (rule.Commodity ?? rule.Handling) is null) =>
            new("facility.invalid-slot-rule", $"A slot rule names a commodity, a handling or both, in 1 to {MaxWordLength} characters."),
        _ => null,
    };

    private static Refusal? CheckStanding(DockPlan plan) => plan.Standing switch
    {
        var all when all.Any(standing => plan.FindDoor(standing.DoorId) is null) =>
            new("facility.no-such-door", "A standing appointment is at a door that is not there."),
        var all when all.Any(standing => standing.Minutes is < MinSlotMinutes or > MaxSlotMinutes) => InvalidSlot,
        var all when all.Any(standing => !IsWord(standing.Name) || (standing.ClientId is null && standing.CarrierId is null)) =>
            new("facility.invalid-standing", "A standing appointment has a name, and is for a client or a carrier."),
        var all when all.GroupBy(standing => standing.DoorId).Any(door => Overlap(door.Select(Week))) =>
            new("facility.overlapping-standing", "Two standing appointments overlap at a door."),
        _ => null,
    };

    private static Refusal InvalidSlot => new("facility.invalid-slot-length", $"A slot has {MinSlotMinutes} to {MaxSlotMinutes:N0} min.");

    private static bool Overlap(IEnumerable<OpenHours> hours) => Overlap(hours.Select(Week));

    /// <summary>Along the week, and from its end into its beginning.</summary>
    private static bool Overlap(IEnumerable<(int From, int To)> week)
    {
        var times = week.Order().ToArray();
        return times.Zip(times.Skip(1)).Any(pair => pair.First.To > pair.Second.From)
            || (times.Length > 1 && times.Max(time => time.To) - MinutesOfWeek > times[0].From);
    }

    private static (int From, int To) Week(OpenHours hours)
    {
        var from = Week(hours.Day, hours.From);
        return (from, from + (Minutes(hours.To) - Minutes(hours.From)) + (hours.EndsNextDay ? MinutesOfWeek / 7 : 0));
    }

    private static (int From, int To) Week(StandingAppointment standing) =>
        (Week(standing.Day, standing.At), Week(standing.Day, standing.At) + standing.Minutes);

    private static int Week(DayOfWeek day, TimeOnly time) => ((int)day * (MinutesOfWeek / 7)) + Minutes(time);

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static bool IsWordOrNull(string? word) => word is null || IsWord(word);

    private static bool IsWord(string? word) => word is { Length: > 0 and <= MaxWordLength } && !string.IsNullOrWhiteSpace(word);
}
