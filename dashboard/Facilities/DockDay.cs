using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Live;

namespace Dispatch.Facilities;

/// <summary>A day at the docks of a facility, on the clock on its wall: doors by time, and who waits for one.</summary>
/// <param name="From">Where the board begins: with the first opening or appointment, whichever is first.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Closed">Parts of the board in which no door can be had.</param>
/// <param name="Waiting">In the order in which they asked.</param>
/// <param name="Proposals">Those for which another time is proposed.</param>
public sealed record DockDay(
    DateOnly Day,
    TimeZoneInfo Zone,
    DateTimeOffset From,
    DateTimeOffset To,
    ImmutableArray<DockHour> Hours,
    ImmutableArray<DockSpan> Closed,
    ImmutableArray<DockLane> Lanes,
    ImmutableArray<DockBlock> Waiting,
    ImmutableArray<DockBlock> Proposals)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>A board is at least so long, so that its blocks can be told apart.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(8);

    /// <param name="facility">One whose docks are planned.</param>
    public static DockDay Of(Facility facility, DateOnly day, ImmutableArray<AppointmentView> appointments, TowerView view)
    {
        var zone = Shell.Zones.Find(facility.TimeZone) ?? TimeZoneInfo.Utc;
        var (start, end) = Bounds(day, zone);
        var openings = DockCalendar.Open(facility, start, end).Where(opening => opening.From < end && opening.To > start).ToList();
        var blocks = appointments.Select(appointment => DockBlock.Of(appointment, facility.FacilityId, view)).ToList();
        var slots = blocks.Where(block => block.IsOnBoard).SelectMany(block => block.Slots).Where(slot => slot.From < end && slot.To > start).ToList();
        var (from, to) = Board(start, end, [.. openings.Select(opening => (opening.From, opening.To)), .. slots.Select(slot => (slot.From, slot.To))], zone);
        var standing = DockCalendar.Standing(facility, from, to).Where(one => one.Slot.From < to && one.Slot.To > from).ToList();

        return new(
            day,
            zone,
            from,
            to,
            [.. HoursOf(from, to, zone)],
            [.. Gaps(openings, from, to).Select(gap => DockSpan.Of(gap.From, gap.To, from, to))],
            [
                .. facility.Docks!.Doors.Select(door => new DockLane(
                    door,
                    [.. blocks.Where(block => block.IsOnBoard && block.Slot?.DoorId == door.DoorId && block.Slot.From < to && block.Slot.To > from)],
                    [.. standing.Where(one => one.Slot.DoorId == door.DoorId).Select(one => DockSpan.Of(one.Slot.From, one.Slot.To, from, to) with { Name = one.Standing.Name })],
                    [.. blocks.Where(block => block.Proposed?.DoorId == door.DoorId && block.Proposed.From < to && block.Proposed.To > from)])),
            ],
            [.. blocks.Where(block => block.Appointment.Status is AppointmentStatus.Waiting)],
            [.. blocks.Where(block => block.Proposed is not null)]);
    }

    /// <summary>The day's first moment, and the first after it: 23, 24 or 25 hours.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Bounds(DateOnly day, TimeZoneInfo zone) => (Midnight(day, zone), Midnight(day.AddDays(1), zone));

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public DockSpan Span(Slot slot) => DockSpan.Of(slot.From, slot.To, From, To);

    /// <summary>The moment at a share of the board's length, to the quarter of an hour before it.</summary>
    public DateTimeOffset At(double share)
    {
        var minutes = Math.Clamp(share, 0, 1) * (To - From).TotalMinutes;
        return From.AddMinutes(Math.Floor(minutes / DockMove.Step.TotalMinutes) * DockMove.Step.TotalMinutes);
    }

    /// <summary>What the wall shows.</summary>
    public string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public string Times(Slot slot) => $"{Time(slot.From)}–{Time(slot.To)}";

    public DockBlock? Find(AppointmentId id) =>
        Lanes.SelectMany(lane => lane.Blocks).Concat(Waiting).Concat(Proposals).FirstOrDefault(block => block.Appointment.AppointmentId == id);

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static (DateTimeOffset From, DateTimeOffset To) Board(
        DateTimeOffset start, DateTimeOffset end, List<(DateTimeOffset From, DateTimeOffset To)> used, TimeZoneInfo zone)
    {
        if (used.Count == 0)
        {
            return (start, end);
        }

        var from = FullHour(Later(used.Min(one => one.From), start), zone);
        var to = Earlier(used.Max(one => one.To), end);
        var full = FullHour(to, zone);
        to = Earlier(full < to ? full + Hour : full, end);
        return to - from >= Shortest ? (from, to) : (Later(from, start), Earlier(from + Shortest, end)) is var (begin, stop) && stop - begin >= Shortest ? (begin, stop) : (Later(stop - Shortest, start), stop);
    }

    private static IEnumerable<DockHour> HoursOf(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        for (var at = from; at < to; at += Hour)
        {
            yield return new(TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture), DockSpan.Of(at, Earlier(at + Hour, to), from, to));
        }
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Gaps(List<Opening> openings, DateTimeOffset from, DateTimeOffset to)
    {
        var closedSince = from;
        foreach (var opening in openings)
        {
            if (opening.From > closedSince)
            {
                yield return (closedSince, Earlier(opening.From, to));
            }

            closedSince = Later(closedSince, opening.To);
        }

        if (closedSince < to)
        {
            yield return (closedSince, to);
        }
    }

    private static DateTimeOffset FullHour(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return at - new TimeSpan(0, local.Minute, local.Second);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}

/// <summary>A door on the board.</summary>
/// <param name="Kept">What is somebody's every week.</param>
/// <param name="Proposed">Those for which a time at this door is proposed.</param>
public sealed record DockLane(Door Door, ImmutableArray<DockBlock> Blocks, ImmutableArray<DockSpan> Kept, ImmutableArray<DockBlock> Proposed);

/// <summary>A full hour of the wall's clock.</summary>
public sealed record DockHour(string Name, DockSpan Span);

/// <summary>A part of the board, in percent of its length.</summary>
public sealed record DockSpan(double Left, double Width, string? Name = null)
{
    public string Style => string.Create(CultureInfo.InvariantCulture, $"left:{Left:0.###}%;width:{Width:0.###}%");

    public static DockSpan Of(DateTimeOffset from, DateTimeOffset to, DateTimeOffset begin, DateTimeOffset end)
    {
        var length = (end - begin).TotalMinutes;
        var left = Math.Clamp((from - begin).TotalMinutes / length * 100, 0, 100);
        var right = Math.Clamp((to - begin).TotalMinutes / length * 100, 0, 100);
        return new(left, right - left);
    }
}
