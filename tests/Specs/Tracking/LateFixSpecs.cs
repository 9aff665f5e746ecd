using Dispatch.Tracking;
using Xunit;
using static Dispatch.Specs.Tracking.Vehicle;

namespace Dispatch.Specs.Tracking;

public class LateFixSpecs
{
    private static readonly GeoPoint FarAway = Dock.East(6_000);

    private readonly Vehicle vehicle = ExpectedAtTheDock();

    [Fact]
    public void A_visit_that_is_reported_after_the_drive_on_is_told_with_its_true_times()
    {
        vehicle.Stay(FarAway, 0, 1).Stay(FarAway, 25, 26);
        Assert.Empty(vehicle.Visits);

        vehicle.Stay(Dock, 10, 15);
        Assert.Equal([Arrived(10), Departed(15)], Net());
    }

    [Fact]
    public void An_arrival_that_late_fixes_prove_to_be_two_drive_bys_is_withdrawn()
    {
        vehicle.Report(10, Dock);
        vehicle.Report(16, Dock);
        Assert.Equal([Arrived(10)], vehicle.Visits);

        vehicle.Report(13, Dock.East(2_000));
        Assert.Equal([Arrived(10), new Signal.ArrivalWithdrawn(Shipment, 1, 1, At(10))], vehicle.Visits);
    }

    [Fact]
    public void An_arrival_that_was_long_before_what_was_told_is_told_anew()
    {
        vehicle.Report(0, FarAway);
        vehicle.Stay(Dock, 20, 25);
        vehicle.Report(10, Dock);
        Assert.Equal([Arrived(20), new Signal.ArrivalWithdrawn(Shipment, 1, 1, At(20)), Arrived(10)], vehicle.Visits);
    }

    [Fact]
    public void An_arrival_that_was_a_minute_before_what_was_told_stays_told()
    {
        vehicle.Report(0, FarAway);
        vehicle.Stay(Dock, 20, 25);
        vehicle.Report(19, Dock);
        Assert.Equal([Arrived(20)], vehicle.Visits);
    }

    [Fact]
    public void A_departure_that_late_fixes_take_back_is_told_anew_as_a_visit_that_goes_on()
    {
        vehicle.Stay(Dock, 10, 20);
        vehicle.Report(21, Dock.East(400));
        vehicle.Report(24, Dock.East(400));
        Assert.Equal([Arrived(10), Departed(20)], vehicle.Visits);

        vehicle.Report(22.5, Dock);
        Assert.Equal([Arrived(10)], Net());
    }

    [Fact]
    public void Late_fixes_after_a_restart_correct_what_was_told_before()
    {
        vehicle.Report(10, Dock);
        vehicle.Report(16, Dock);
        vehicle.Restart();
        vehicle.Report(13, Dock.East(2_000));
        Assert.Empty(Net());
    }

    [Fact]
    public void A_fix_that_is_more_than_half_an_hour_late_changes_nothing()
    {
        vehicle.Report(10, Dock);
        vehicle.Report(16, Dock);
        vehicle.Stay(Dock, 17, 60);
        Assert.Equal(FixOutcome.Late, vehicle.Report(13, Dock.East(2_000)));
        Assert.Equal([Arrived(10)], vehicle.Visits);
    }

    [Fact]
    public void An_arrival_before_the_assignment_is_not_lost()
    {
        var early = new Vehicle().Stay(FarAway, 0, 5).Stay(Dock, 10, 30);
        early.Watch(Dock);
        Assert.Equal([Arrived(10)], early.Visits);

        early.Stay(FarAway, 35, 36);
        Assert.Equal([Arrived(10), Departed(30)], early.Visits);
    }

    [Fact]
    public void A_whole_visit_before_the_assignment_is_not_lost()
    {
        var early = new Vehicle().Stay(FarAway, 0, 5).Stay(Dock, 10, 20).Stay(FarAway, 25, 26);
        early.Watch(Dock);
        Assert.Equal([Arrived(10), Departed(20)], early.Visits);
    }

    private static Signal.Arrived Arrived(double minute) => new Signal.Arrived(Shipment, 1, 1, At(minute));

    private static Signal.Departed Departed(double minute) => new Signal.Departed(Shipment, 1, 1, At(minute));

    private List<Signal> Net() => Told.Net(vehicle.Signals);
}
