using Dispatch.Trucks;
using Xunit;

namespace Dispatch.Simulation;

public sealed class DriverSpecs
{
    private static Driver Rested => default;

    [Fact]
    public void Eight_hours_at_the_wheel_ask_for_half_an_hour_off() => Assert.Equal(Driver.Break, Rested.Drive(Hours(8)).MustStand);

    [Fact]
    public void After_the_break_three_hours_are_left() => Assert.Equal(Hours(3), Rested.Drive(Hours(8)).Stand(Driver.Break).Left);

    [Fact]
    public void Eleven_hours_of_driving_ask_for_ten_hours_off() =>
        Assert.Equal(Driver.Rest, Rested.Drive(Hours(8)).Stand(Driver.Break).Drive(Hours(3)).MustStand);

    [Fact]
    public void Ten_hours_off_begin_a_new_day() => Assert.Equal(Hours(8), Rested.Drive(Hours(8)).Stand(Driver.Rest).Left);

    [Fact]
    public void Half_an_hour_at_a_dock_is_a_break_too() => Assert.Equal(Hours(4), Rested.Drive(Hours(7)).Stand(Hours(1)).Left);

    [Fact]
    public void Time_off_counts_only_where_it_is_not_interrupted() =>
        Assert.Equal(Driver.Break, Rested.Drive(Hours(7)).Stand(Hours(0.4)).Drive(Hours(1)).Stand(Hours(0.4)).MustStand);

    [Fact]
    public void A_drive_of_twelve_hours_takes_a_break_and_a_rest() => Assert.Equal(Hours(12 + 0.5 + 10), Rested.Through(Hours(12)).Takes);

    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);
}
