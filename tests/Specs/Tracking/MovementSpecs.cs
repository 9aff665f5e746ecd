using Dispatch.Tracking;
using Xunit;
using static Dispatch.Specs.Tracking.Vehicle;

namespace Dispatch.Specs.Tracking;

public class MovementSpecs
{
    private static readonly GeoPoint Road = Dock.North(20_000);

    private readonly Vehicle vehicle = ExpectedAtTheDock();

    [Fact]
    public void A_moving_vehicle_is_told_every_half_minute()
    {
        for (var second = 0; second <= 90; second += 10)
            vehicle.Report(second / 60.0, Road.East(second * 20));

        Assert.Equal([At(0), At(0.5), At(1), At(1.5)], SeenAt());
    }

    [Fact]
    public void A_vehicle_that_moved_less_than_a_hundred_metres_is_not_told()
    {
        vehicle.Report(0, Road);
        vehicle.Report(1, Road.East(90));
        vehicle.Report(2, Road.East(110));
        Assert.Equal([At(0), At(2)], SeenAt());
    }

    [Fact]
    public void Five_kilometres_are_told_at_once()
    {
        vehicle.Report(0, Road, receivedMinute: 60);
        vehicle.Report(10, Road.East(4_900), receivedMinute: 60);
        vehicle.Report(11, Road.East(5_100), receivedMinute: 60);
        Assert.Equal([At(0), At(11)], SeenAt());
    }

    [Fact]
    public void A_standing_vehicle_is_heard_every_five_minutes()
    {
        vehicle.Stay(Road, 0, 12);
        Assert.Equal([At(0), At(5), At(10)], SeenAt());
    }

    [Fact]
    public void Every_shipment_is_told_once_however_many_stops_it_has()
    {
        vehicle.Watch(Dock.East(3_000), shipment: "acme~2");
        vehicle.Watch(Dock.East(2_000), stop: 2);
        vehicle.Report(0, Road);
        Assert.Equal([Shipment, new ShipmentId("acme~2")], vehicle.Signals.Select(signal => signal.Shipment));
    }

    [Fact]
    public void A_new_shipment_hears_of_the_next_fix()
    {
        vehicle.Stay(Road, 0, 1);
        vehicle.Watch(Dock, shipment: "acme~2");
        vehicle.Report(2, Road);
        Assert.Contains(new Signal.Seen(new("acme~2"), 1, At(2), Road), vehicle.Signals);
    }

    [Fact]
    public void An_arrival_is_told_before_the_movement_that_shows_it()
    {
        vehicle.Report(0, Dock.East(-50));
        vehicle.Report(2, Dock.East(60));
        Assert.Equal([typeof(Signal.Seen), typeof(Signal.Arrived), typeof(Signal.Seen)], vehicle.Signals.Select(signal => signal.GetType()));
    }

    [Fact]
    public void A_vehicle_stands_since_it_came_once_it_has_stayed_two_minutes()
    {
        vehicle.Report(0, Road);
        vehicle.Report(1, Road.East(1_000));
        vehicle.Report(2, Road.East(1_030));
        Assert.False(vehicle.Track.IsStopped);

        vehicle.Report(3, Road.East(1_000));
        Assert.True(vehicle.Track.IsStopped);
        Assert.Equal(At(1), vehicle.Track.Since);
    }

    [Fact]
    public void A_standing_vehicle_that_drives_off_moves_since_then()
    {
        vehicle.Stay(Road, 0, 10);
        vehicle.Report(11, Road.East(500), speedKmh: 40);
        Assert.False(vehicle.Track.IsStopped);
        Assert.Equal(At(11), vehicle.Track.Since);
    }

    [Fact]
    public void A_vehicle_that_creeps_along_a_queue_still_stands()
    {
        vehicle.Stay(Road, 0, 10, speedKmh: 0);
        vehicle.Report(12, Road.East(100), speedKmh: 4);
        Assert.True(vehicle.Track.IsStopped);
        Assert.Equal(At(0), vehicle.Track.Since);
    }

    private IEnumerable<DateTimeOffset> SeenAt() => vehicle.Signals.OfType<Signal.Seen>().Select(seen => seen.At);
}
