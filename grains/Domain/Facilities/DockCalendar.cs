using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace Dispatch.Facilities;

/// <summary>A time in which docks are open; the end is the first moment after it.</summary>
public readonly record struct Opening(DateTimeOffset From, DateTimeOffset To)
{
    public bool Holds(Slot slot) => slot.From >= From && slot.To <= To;
}

/// <summary>
/// From the clock on the wall to moments. When clocks go forward, an hour that is skipped is not there to be open in; when they go back, a
/// time that comes twice begins the first time and ends the second.
/// </summary>
public static class DockCalendar
{
    private static readonly ZoneLocalMappingResolver Begin =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private static readonly ZoneLocalMappingResolver End =
        Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>When docks are open from one moment to another, and for the rest of the days around them; in order, what touches is one.</summary>
    public static ImmutableArray<Opening> Open(Facility facility, DateTimeOffset from, DateTimeOffset to)
    {
        var openings = ImmutableArray.CreateBuilder<Opening>();
        foreach (var opening in Days(facility, from, to).SelectMany(day => OpenOn(facility, day)).OrderBy(opening => opening.From))
        {
            if (openings.Count > 0 && openings[^1].To >= opening.From)
            {
                openings[^1] = openings[^1] with { To = openings[^1].To > opening.To ? openings[^1].To : opening.To };
            }
            else if (opening.From < opening.To)
            {
                openings.Add(opening);
            }
        }

        return openings.ToImmutable();
    }

    /// <summary>The weeks' occurrences of standing appointments between two moments; one that would begin in a skipped hour begins after it.</summary>
    public static IEnumerable<(StandingAppointment Standing, Slot Slot)> Standing(Facility facility, DateTimeOffset from, DateTimeOffset to) =>
        Days(facility, from, to).SelectMany(
            day => facility.Docks!.Standing.Where(standing => (int)standing.Day == (int)day.DayOfWeek % 7),
            (day, standing) => (standing, Slot(standing, At(facility, day, standing.At, Begin))));

    /// <summary>The moment at which the wall's clock shows a time.</summary>
    /// <returns>Else why there is none, or more than one.</returns>
    public static (DateTimeOffset At, Refusal? Refusal) Resolve(Facility facility, DateTime local)
    {
        var mapping = Zones.Of(facility.TimeZone).MapLocal(LocalDateTime.FromDateTime(local));
        Refusal? refusal = mapping.Count switch
        {
            0 => new("facility.no-such-local-time", $"On {local:yyyy-MM-dd} clocks in {facility.TimeZone} are put forward over {local:HH:mm}."),
            1 => null,
            _ => new("facility.ambiguous-local-time", $"On {local:yyyy-MM-dd} clocks in {facility.TimeZone} show {local:HH:mm} twice: say it with an offset."),
        };
        return (refusal is null ? mapping.Single().ToDateTimeOffset().ToUniversalTime() : default, refusal);
    }

    /// <summary>The days that can have to do with it: a night shift began the day before.</summary>
    private static IEnumerable<LocalDate> Days(Facility facility, DateTimeOffset from, DateTimeOffset to)
    {
        var last = LocalDate.FromDateOnly(Zones.DayOf(to, facility.TimeZone)).PlusDays(1);
        for (var day = LocalDate.FromDateOnly(Zones.DayOf(from, facility.TimeZone)).PlusDays(-1); day <= last; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    private static IEnumerable<Opening> OpenOn(Facility facility, LocalDate day)
    {
        var plan = facility.Docks!;
        if (plan.Holidays.Contains(day.ToDateOnly()))
        {
            return [];
        }

        return plan.Hours.IsEmpty
            ? [new(At(facility, day, default, Begin), At(facility, day.PlusDays(1), default, Begin))]
            : plan.Hours.Where(hours => (int)hours.Day == (int)day.DayOfWeek % 7).Select(hours => Open(facility, day, hours));
    }

    private static Opening Open(Facility facility, LocalDate day, OpenHours hours)
    {
        var next = day.PlusDays(1);
        var end = !hours.EndsNextDay ? At(facility, day, hours.To, End)
            : facility.Docks!.Holidays.Contains(next.ToDateOnly()) ? At(facility, next, default, Begin)
            : At(facility, next, hours.To, End);
        return new(At(facility, day, hours.From, Begin), end);
    }

    private static Slot Slot(StandingAppointment standing, DateTimeOffset begin) =>
        new(standing.DoorId, begin, begin.AddMinutes(standing.Minutes));

    private static DateTimeOffset At(Facility facility, LocalDate day, TimeOnly time, ZoneLocalMappingResolver resolver) =>
        Zones.Of(facility.TimeZone).ResolveLocal(day.At(LocalTime.FromTimeOnly(time)), resolver).ToInstant().ToDateTimeOffset();
}
