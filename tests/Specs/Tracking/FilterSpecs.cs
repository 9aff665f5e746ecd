using Dispatch.Tracking;
using Xunit;
using static Dispatch.Specs.Tracking.Vehicle;

namespace Dispatch.Specs.Tracking;

public class FilterSpecs
{
    private readonly Vehicle vehicle = new();

    [Fact]
    public void The_first_fix_is_applied()
    {
        Assert.Equal(FixOutcome.Applied, vehicle.Report(0, Dock));
        Assert.Equal(Fix.At(Noon, Dock), vehicle.Track.Last);
    }

    [Fact]
    public void A_repeat_of_the_last_fix_is_a_duplicate()
    {
        vehicle.Report(0, Dock);
        Assert.Equal(FixOutcome.Duplicate, vehicle.Report(0, Dock));
    }

    [Fact]
    public void A_repeat_of_a_recent_fix_is_a_duplicate()
    {
        vehicle.Report(0, Dock);
        vehicle.Stay(Dock.East(300), 1, 20);
        Assert.Equal(FixOutcome.Duplicate, vehicle.Report(0, Dock));
    }

    [Fact]
    public void A_fix_that_is_older_than_the_last_is_late()
    {
        vehicle.Report(0, Dock);
        vehicle.Report(5, Dock);
        Assert.Equal(FixOutcome.Late, vehicle.Report(3, Dock.East(30)));
        Assert.Equal(At(5).ToUnixTimeMilliseconds(), vehicle.Track.Last!.Value.AtMs);
    }

    [Fact]
    public void Another_place_at_the_moment_of_the_last_fix_is_late()
    {
        vehicle.Report(0, Dock);
        Assert.Equal(FixOutcome.Late, vehicle.Report(0, Dock.East(30)));
    }

    [Fact]
    public void A_clock_may_run_five_minutes_ahead() => Assert.Equal(FixOutcome.Applied, vehicle.Report(5, Dock, receivedMinute: 0));

    [Fact]
    public void A_clock_that_runs_further_ahead_is_not_believed()
    {
        Assert.Equal(FixOutcome.Future, vehicle.Report(5.01, Dock, receivedMinute: 0));
        Assert.Null(vehicle.Track.Last);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.00005, -0.00005)]
    public void Nobody_drives_in_the_Gulf_of_Guinea(double lat, double lon) =>
        Assert.Equal(FixOutcome.NullIsland, vehicle.Report(0, new(lat, lon)));

    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(0, 180.1)]
    [InlineData(double.NaN, 13)]
    [InlineData(double.PositiveInfinity, 13)]
    public void A_place_that_is_not_on_Earth_is_out_of_range(double lat, double lon) =>
        Assert.Equal(FixOutcome.OutOfRange, vehicle.Report(0, new(lat, lon)));

    [Fact]
    public void A_time_before_1970_is_out_of_range() =>
        Assert.Equal(FixOutcome.OutOfRange, vehicle.Judge(Fix.At(DateTimeOffset.UnixEpoch.AddSeconds(-1), Dock), Noon));

    [Fact]
    public void A_fix_that_may_be_off_by_more_than_a_kilometre_is_inaccurate()
    {
        Assert.Equal(FixOutcome.Applied, vehicle.Report(0, Dock, accuracyM: 1_000));
        Assert.Equal(FixOutcome.Inaccurate, vehicle.Report(1, Dock, accuracyM: 1_001));
    }

    [Fact]
    public void No_truck_drives_five_kilometres_in_a_minute()
    {
        vehicle.Report(0, Dock);
        Assert.Equal(FixOutcome.ImpossibleJump, vehicle.Report(1, Dock.East(5_000)));
        Assert.Equal(FixOutcome.Applied, vehicle.Report(2, Dock.East(500)));
    }

    [Fact]
    public void A_jump_of_less_than_a_kilometre_is_noise()
    {
        vehicle.Report(0, Dock);
        Assert.Equal(FixOutcome.Applied, vehicle.Report(0.05, Dock.East(900)));
    }

    [Fact]
    public void A_wrong_first_fix_does_not_block_a_vehicle()
    {
        vehicle.Report(0, Dock.North(400_000));
        Assert.Equal(FixOutcome.ImpossibleJump, vehicle.Report(1, Dock));
        Assert.Equal(FixOutcome.Applied, vehicle.Report(2, Dock.East(800)));
        Assert.Equal(FixOutcome.Applied, vehicle.Report(3, Dock.East(1_600)));
    }

    [Fact]
    public void A_repeat_of_a_suspect_fix_does_not_prove_it()
    {
        vehicle.Report(0, Dock);
        vehicle.Report(1, Dock.North(400_000));
        Assert.Equal(FixOutcome.Duplicate, vehicle.Report(1, Dock.North(400_000)));
        Assert.Equal(Dock, vehicle.Track.Last!.Value.Point);
    }

    [Fact]
    public void A_suspect_fix_is_forgotten_when_the_vehicle_drives_on()
    {
        vehicle.Report(0, Dock);
        vehicle.Report(1, Dock.North(400_000));
        vehicle.Report(2, Dock.East(500));
        Assert.Equal(FixOutcome.ImpossibleJump, vehicle.Report(3, Dock.North(400_000)));
    }

    [Fact]
    public void A_late_fix_that_fits_nowhere_is_an_impossible_jump()
    {
        vehicle.Stay(Dock, 0, 10);
        Assert.Equal(FixOutcome.ImpossibleJump, vehicle.Report(4.5, Dock.East(20_000)));
    }

    [Fact]
    public void Every_fix_is_counted_once()
    {
        vehicle.Report(0, Dock);
        vehicle.Report(0, Dock);
        vehicle.Report(2, Dock);
        vehicle.Report(1, Dock);
        vehicle.Report(3, Dock.North(400_000));
        vehicle.Report(4, new(0, 0));
        vehicle.Report(4, new(91, 0));
        vehicle.Report(4, Dock, accuracyM: 5_000);
        vehicle.Report(40, Dock, receivedMinute: 4);

        var counters = vehicle.Track.Counters;
        Assert.Equal(9, counters.Total);
        Assert.Equal((2, 1, 1), (counters[FixOutcome.Applied], counters[FixOutcome.Duplicate], counters[FixOutcome.Late]));
        Assert.Equal(
            ["future", "impossible-jump", "inaccurate", "null-island", "out-of-range"],
            counters.Filtered.Keys.Order(StringComparer.Ordinal));
        Assert.All(counters.Filtered.Values, count => Assert.Equal(1, count));
    }
}
