using Dispatch.Tracking;
using Xunit;
using static Dispatch.Specs.Tracking.Vehicle;

namespace Dispatch.Specs.Tracking;

public class VisitSpecs
{
    private static readonly Signal Arrived = new Signal.Arrived(Shipment, 1, 1, At(10));
    private static readonly GeoPoint FarAway = Dock.East(6_000);

    private readonly Vehicle vehicle = ExpectedAtTheDock();

    [Fact]
    public void Two_minutes_inside_are_an_arrival_at_the_first_fix_inside()
    {
        vehicle.Stay(FarAway, 0, 5).Stay(Dock, 10, 11);
        Assert.Empty(vehicle.Visits);

        vehicle.Report(12, Dock);
        Assert.Equal([Arrived], vehicle.Visits);
    }

    [Fact]
    public void Half_a_minute_of_standing_inside_is_an_arrival()
    {
        vehicle.Report(10, Dock, speedKmh: 3);
        vehicle.Report(10.5, Dock, speedKmh: 0);
        Assert.Equal([Arrived], vehicle.Visits);
    }

    [Fact]
    public void Rolling_on_is_no_standing()
    {
        vehicle.Report(10, Dock, speedKmh: 3);
        vehicle.Report(10.5, Dock, speedKmh: 20);
        vehicle.Report(11, Dock, speedKmh: 3);
        Assert.Empty(vehicle.Visits);
    }

    [Fact]
    public void A_drive_by_is_no_visit()
    {
        vehicle.Report(9, Dock.East(-900), speedKmh: 50);
        vehicle.Report(10, Dock.East(-50), speedKmh: 50);
        vehicle.Report(11, Dock.East(800), speedKmh: 50);
        vehicle.Report(15, Dock.East(50), speedKmh: 50);
        vehicle.Report(16, Dock.East(-800), speedKmh: 50);
        Assert.Empty(vehicle.Visits);
    }

    [Fact]
    public void A_visit_of_five_minutes_that_is_reported_every_ninety_seconds_is_found()
    {
        vehicle.Report(8.5, Dock.East(3_000));
        vehicle.Report(10, Dock);
        vehicle.Report(11.5, Dock);
        vehicle.Report(13, Dock);
        vehicle.Report(14.5, Dock);
        vehicle.Report(16, Dock.East(3_000));
        Assert.Equal([Arrived, Departed(14.5)], vehicle.Visits);
    }

    [Fact]
    public void Two_minutes_outside_are_a_departure_at_the_last_fix_inside()
    {
        vehicle.Stay(Dock, 10, 20).Stay(Dock.East(400), 21, 22);
        Assert.Equal([Arrived], vehicle.Visits);

        vehicle.Report(23, Dock.East(400));
        Assert.Equal([Arrived, Departed(20)], vehicle.Visits);
    }

    [Fact]
    public void A_vehicle_that_is_far_away_has_departed_at_once()
    {
        vehicle.Stay(Dock, 10, 20);
        vehicle.Report(21, Dock.East(1_250));
        Assert.Equal([Arrived, Departed(20)], vehicle.Visits);
    }

    [Fact]
    public void Coming_back_within_two_minutes_is_no_departure()
    {
        vehicle.Stay(Dock, 10, 20).Stay(Dock.East(400), 21, 22).Stay(Dock, 23, 24).Stay(Dock.East(400), 25, 26);
        Assert.Equal([Arrived], vehicle.Visits);
    }

    [Fact]
    public void A_truck_that_is_parked_on_the_line_neither_comes_nor_goes()
    {
        vehicle.Stay(Dock, 10, 20);
        for (var minute = 21; minute < 200; minute++)
            vehicle.Report(minute, Dock.East(minute % 2 == 0 ? 70 : 130));

        Assert.Equal([Arrived], vehicle.Visits);
    }

    [Fact]
    public void A_truck_that_is_parked_just_outside_the_line_is_still_there()
    {
        vehicle.Stay(Dock, 10, 20).Stay(Dock.East(160), 21, 60).Stay(FarAway, 65, 66);
        Assert.Equal([Arrived, Departed(60)], vehicle.Visits);
    }

    [Fact]
    public void A_silent_night_inside_is_one_visit()
    {
        vehicle.Stay(Dock, 10, 20).Stay(Dock, 14 * 60, (14 * 60) + 5).Stay(FarAway, (14 * 60) + 10, (14 * 60) + 11);
        Assert.Equal([Arrived, Departed((14 * 60) + 5)], vehicle.Visits);
    }

    [Fact]
    public void A_second_visit_of_the_same_stop_is_not_told()
    {
        vehicle.Stay(Dock, 10, 20).Stay(FarAway, 25, 30).Stay(Dock, 35, 50).Stay(FarAway, 55, 60);
        Assert.Equal([Arrived, Departed(20)], vehicle.Visits);
    }

    [Fact]
    public void The_same_place_can_be_another_stop_later()
    {
        vehicle.Stay(Dock, 10, 20).Stay(FarAway, 25, 70);
        vehicle.Watch(Dock, stop: 3);
        vehicle.Stay(Dock, 75, 80);
        Assert.Equal([Arrived, Departed(20), new Signal.Arrived(Shipment, 1, 3, At(75))], vehicle.Visits);
    }

    [Fact]
    public void A_vague_fix_near_the_line_is_not_inside()
    {
        for (var minute = 10; minute < 20; minute++)
            vehicle.Report(minute, Dock.East(80), accuracyM: 40);

        Assert.Empty(vehicle.Visits);
    }

    [Fact]
    public void A_vague_fix_at_the_middle_can_enter_a_small_fence()
    {
        for (var minute = 10; minute < 20; minute++)
            vehicle.Report(minute, Dock.East(20), accuracyM: 150);

        Assert.Equal([Arrived], vehicle.Visits);
    }

    [Fact]
    public void A_fix_that_is_only_vaguely_outside_is_no_departure()
    {
        vehicle.Stay(Dock, 10, 20);
        for (var minute = 21; minute < 40; minute++)
            vehicle.Report(minute, Dock.East(500), accuracyM: 400);

        Assert.Equal([Arrived], vehicle.Visits);
    }

    [Fact]
    public void A_fence_over_the_date_line_is_a_fence()
    {
        var dock = new GeoPoint(-16.8, 179.9999);
        var ferry = new Vehicle();
        ferry.Watch(dock);
        ferry.Stay(new(-16.8, -179.9998), 10, 12);
        Assert.Equal([Arrived], ferry.Visits);
    }

    private static Signal.Departed Departed(double minute) => new Signal.Departed(Shipment, 1, 1, At(minute));
}
