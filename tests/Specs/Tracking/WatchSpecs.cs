using Dispatch.Tracking;
using Xunit;
using static Dispatch.Specs.Tracking.Vehicle;

namespace Dispatch.Specs.Tracking;

public class WatchSpecs
{
    private readonly Vehicle vehicle = new();

    [Fact]
    public void Each_shipment_on_a_vehicle_is_told_of_the_place_they_share()
    {
        vehicle.Watch(Dock, shipment: "acme~1");
        vehicle.Watch(Dock, shipment: "acme~2", stop: 4);
        vehicle.Stay(Dock, 10, 12);
        Assert.Equal(
            [new Signal.Arrived(new("acme~1"), 1, 1, At(10)), new Signal.Arrived(new("acme~2"), 1, 4, At(10))],
            vehicle.Visits);
        Assert.Equal([new ShipmentId("acme~1"), new ShipmentId("acme~2")], vehicle.Track.Shipments);
    }

    [Fact]
    public void Stops_at_the_same_place_take_turns()
    {
        vehicle.Watch(Dock, stop: 3);
        vehicle.Watch(Dock, stop: 1);
        vehicle.Stay(Dock, 10, 20).Stay(Dock.East(5_000), 25, 30).Stay(Dock, 35, 45).Stay(Dock.East(5_000), 50, 51);
        Assert.Equal(
            [
                new Signal.Arrived(Shipment, 1, 1, At(10)),
                new Signal.Departed(Shipment, 1, 1, At(20)),
                new Signal.Arrived(Shipment, 1, 3, At(35)),
                new Signal.Departed(Shipment, 1, 3, At(45)),
            ],
            vehicle.Visits);
    }

    [Fact]
    public void A_visit_is_not_told_again_for_the_next_stop_at_the_same_place()
    {
        vehicle.Watch(Dock, stop: 1);
        vehicle.Stay(Dock, 10, 20).Stay(Dock.East(5_000), 25, 26);
        vehicle.Watch(Dock, stop: 2);
        Assert.Equal([1, 1], vehicle.Visits.Select(Told.StopOf));
    }

    [Fact]
    public void A_stop_still_waits_for_its_turn_when_the_visit_is_long_and_fixes_come_late()
    {
        vehicle.Watch(Dock, stop: 1);
        vehicle.Watch(Dock, stop: 2);
        vehicle.Stay(Dock, 10, 60);
        vehicle.Report(58.5, Dock);
        Assert.Equal([1], vehicle.Visits.Select(Told.StopOf));
    }

    [Fact]
    public void Stops_at_the_same_place_take_turns_after_a_restart()
    {
        vehicle.Watch(Dock, stop: 1);
        vehicle.Watch(Dock, stop: 2);
        vehicle.Restart();
        vehicle.Stay(Dock, 10, 20);
        Assert.Equal([1], vehicle.Visits.Select(Told.StopOf));
    }

    [Fact]
    public void A_newer_assignment_replaces_the_stops_of_the_older()
    {
        vehicle.Watch(Dock, assignment: 1);
        vehicle.Watch(Dock.East(5_000), assignment: 2);
        vehicle.Stay(Dock, 10, 20).Stay(Dock.East(5_000), 25, 30);
        Assert.Equal([new Signal.Arrived(Shipment, 2, 1, At(25))], vehicle.Visits);
    }

    [Fact]
    public void A_newer_assignment_hears_of_the_visit_that_goes_on()
    {
        vehicle.Watch(Dock, assignment: 1);
        vehicle.Stay(Dock, 10, 20);
        vehicle.Watch(Dock, assignment: 2);
        Assert.Equal([new Signal.Arrived(Shipment, 1, 1, At(10)), new Signal.Arrived(Shipment, 2, 1, At(10))], vehicle.Visits);
    }

    [Fact]
    public void An_older_assignment_does_not_come_back()
    {
        vehicle.Watch(Dock.East(5_000), assignment: 2);
        vehicle.Watch(Dock, assignment: 1, stop: 2);
        vehicle.Stay(Dock, 10, 20);
        Assert.Empty(vehicle.Visits);
    }

    [Fact]
    public void Registering_a_stop_twice_tells_once()
    {
        vehicle.Watch(Dock);
        vehicle.Stay(Dock, 10, 12);
        vehicle.Watch(Dock);
        vehicle.Stay(Dock, 13, 15);
        Assert.Single(vehicle.Visits);
    }

    [Fact]
    public void A_shipment_that_left_the_vehicle_hears_no_more()
    {
        vehicle.Watch(Dock, assignment: 1);
        Tracker.Unwatch(vehicle.Track, Shipment, assignmentAtMost: 1);
        vehicle.Stay(Dock, 10, 20);
        Assert.Empty(vehicle.Signals);
    }

    [Fact]
    public void The_end_of_an_old_assignment_does_not_end_the_new_one()
    {
        vehicle.Watch(Dock, assignment: 2);
        Tracker.Unwatch(vehicle.Track, Shipment, assignmentAtMost: 1);
        vehicle.Stay(Dock, 10, 20);
        Assert.Single(vehicle.Visits);
    }

    [Fact]
    public void A_vehicle_has_a_limit_of_stops()
    {
        for (var stop = 1; stop <= TrackingPolicy.Default.WatchesMax; stop++)
            Assert.True(vehicle.Watch(Dock, stop: stop));

        Assert.False(vehicle.Watch(Dock, stop: 9_999));
    }
}
