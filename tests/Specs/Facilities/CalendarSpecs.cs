using System.Collections.Immutable;
using Xunit;

namespace Dispatch.Facilities;

/// <summary>When docks are open, by the clock on their wall; also where it is put forward and back.</summary>
public sealed class CalendarSpecs
{
    private static readonly DateTimeOffset Spring = new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Autumn = new(2026, 10, 25, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_opening_keeps_its_place_on_the_wall_when_clocks_change()
    {
        Assert.Equal(Utc(Spring.AddHours(-17), 10), Opening(Spring.AddDays(-1), Sundays(8, 18, DayOfWeek.Saturday))); // 08:00+01:00 the day before
        Assert.Equal(Utc(Spring.AddHours(6), 10), Opening(Spring, Sundays(8, 18)));
        Assert.Equal(Utc(Autumn.AddHours(7), 10), Opening(Autumn, Sundays(8, 18)));
    }

    [Fact]
    public void A_night_shift_is_an_hour_shorter_in_spring_and_longer_in_autumn()
    {
        Assert.Equal(7, Hours(Opening(Spring.AddHours(-2), Sundays(22, 6, DayOfWeek.Saturday))));
        Assert.Equal(9, Hours(Opening(Autumn.AddHours(-2), Sundays(22, 6, DayOfWeek.Saturday))));
        Assert.Equal(8, Hours(Opening(Autumn.AddHours(-2 - (7 * 24)), Sundays(22, 6, DayOfWeek.Saturday))));
    }

    [Fact]
    public void An_hour_that_is_skipped_is_not_open() => Assert.Empty(Berlin(Sundays(2, 3)) is var facility
        ? DockCalendar.Open(facility, Spring, Spring.AddHours(4)).Where(opening => opening.From < Spring.AddHours(4))
        : []);

    [Fact]
    public void An_opening_that_begins_in_the_skipped_hour_begins_after_it() =>
        Assert.Equal(Utc(Spring.AddHours(1), 2), Opening(Spring, [new(DayOfWeek.Sunday, new(2, 30), new(5, 0))]));

    [Fact]
    public void An_hour_that_comes_twice_is_open_twice() =>
        Assert.Equal(Utc(Autumn, 2), Opening(Autumn, Sundays(2, 3)));

    [Fact]
    public void Without_hours_it_never_closes()
    {
        var always = DockCalendar.Open(Berlin([]), Autumn.AddDays(-3), Autumn.AddDays(3));
        Assert.True(Assert.Single(always).Holds(new(new("D1"), Autumn.AddDays(-3), Autumn.AddDays(3))));
    }

    [Fact]
    public void A_holiday_takes_the_day_and_ends_the_night_before_at_midnight()
    {
        var nights = Berlin([.. Enum.GetValues<DayOfWeek>().Select(day => new OpenHours(day, new(22, 0), new(6, 0)))], [new(2026, 10, 3)]);
        var openings = DockCalendar.Open(nights, At(2, 12), At(4, 12)).Where(opening => opening.To > At(2, 12) && opening.From < At(4, 12));
        Assert.Equal([new Opening(At(2, 20), At(2, 22))], openings);
        Assert.Equal(new Opening(At(4, 20), At(5, 4)), DockCalendar.Open(nights, At(4, 12), At(5, 12)).First(opening => opening.From > At(4, 12)));

        // In October clocks in Berlin are two hours ahead.
        static DateTimeOffset At(int day, int hour) => new(2026, 10, day, hour, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public void Shifts_that_touch_are_one_opening() => Assert.Equal(
        Utc(Spring.AddHours(6), 12), Opening(Spring, [new(DayOfWeek.Sunday, new(8, 0), new(14, 0)), new(DayOfWeek.Sunday, new(14, 0), new(20, 0))]));

    [Fact]
    public void A_standing_appointment_keeps_its_place_on_the_wall()
    {
        var facility = Berlin([]) is var berlin
            ? berlin with { Docks = berlin.Docks! with { Standing = [new("weekly", DayOfWeek.Sunday, new(9, 0), 60, new("D1"), new("acme"), null)] } }
            : null!;
        var begins = DockCalendar.Standing(facility, Spring.AddDays(-7), Spring.AddDays(7)).Select(occurrence => occurrence.Slot.From);
        Assert.Equal([Spring.AddDays(-7).AddHours(8), Spring.AddHours(7), Spring.AddDays(7).AddHours(7)], begins);
    }

    private static ImmutableArray<OpenHours> Sundays(int from, int to, DayOfWeek day = DayOfWeek.Sunday) => [new(day, new(from, 0), new(to, 0))];

    private static Facility Berlin(ImmutableArray<OpenHours> hours, params ImmutableArray<DateOnly> holidays) => new(
        new("b"), "Berlin", new(52.5, 13.4), 250, "Europe/Berlin", new([new(new("D1"), DoorUse.Both, [])], hours, holidays, [], []));

    private static Opening Opening(DateTimeOffset at, ImmutableArray<OpenHours> hours) =>
        Assert.Single(DockCalendar.Open(Berlin(hours), at, at.AddHours(24)), opening => opening.To > at && opening.From < at.AddHours(24));

    private static Opening Utc(DateTimeOffset from, double hours) => new(from, from.AddHours(hours));

    private static double Hours(Opening opening) => (opening.To - opening.From).TotalHours;
}
