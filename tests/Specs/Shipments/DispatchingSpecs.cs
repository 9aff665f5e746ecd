using Xunit;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.Some;

namespace Dispatch.Shipments;

/// <summary>What dispatching and the ERP do to a shipment before its freight is on the way.</summary>
public sealed class DispatchingSpecs
{
    private static readonly CarrierId Able = new("ABCD");

    private static readonly Journey Booked = Journey.Released.When(new Tender()).When(new Book(Able));

    [Fact]
    public void A_carrier_that_takes_a_tender_has_the_shipment_booked()
    {
        Booked.ThenStatus(ShipmentStatus.Booked);
        Assert.Equal(Able, Booked.Shipment.BookedBy);
    }

    [Fact]
    public void Its_truck_makes_it_dispatched()
    {
        var dispatched = Booked.When(Truck7);
        dispatched.ThenStatus(ShipmentStatus.Dispatched);
        Assert.Null(dispatched.Shipment.BookedBy);
    }

    [Fact]
    public void A_tender_that_nobody_took_leaves_it_released() =>
        Journey.Released.When(new Tender()).When(new Reopen(Carrier: null, "nobody took it")).ThenStatus(ShipmentStatus.Released);

    [Fact]
    public void A_truck_that_is_lost_before_the_pickup_is_followed_no_longer()
    {
        var lost = Journey.Assigned.At(-3).When(new Reopen(Able, "it broke down"));
        lost.ThenStatus(ShipmentStatus.Released);
        Assert.Equal(1, lost.ThenOne<ShipmentFact.CarrierLost>().Before!.Version);
        lost.ThenDeadlines(new("window:1", At(2.5)), new("window:2", At(8.5)));
    }

    [Fact]
    public void Who_gives_it_back_takes_it_from_nobody_else() =>
        Journey.Assigned.At(-3).When(new Reopen(new CarrierId("EFGH"), "it broke down")).ThenNothing();

    [Fact]
    public void The_next_truck_counts_on_so_that_late_words_of_the_first_are_known_as_such()
    {
        var next = Journey.Assigned.At(-3).When(new Reopen(Able, "it broke down")).When(Truck8);
        Assert.Equal(2, next.ThenOne<ShipmentFact.Assigned>().Assignment.Version);
        next.At(0.5).When(new Arrive(1, Pickup, At(0.5))).ThenNothing();
    }

    [Fact]
    public void A_truck_that_is_there_already_is_not_taken_back() => Journey.AtPickup.When(new Reopen(Able, "too late")).ThenNothing();

    [Fact]
    public void An_order_that_changes_has_other_stops_for_the_same_truck()
    {
        var changed = Journey.Assigned.At(-3).When(new Change(TwoDeliveries));
        var fact = changed.ThenOne<ShipmentFact.OrderChanged>();
        Assert.Equal((2, 1, 3), (fact.Assignment!.Version, fact.Before!.Version, changed.Shipment.Stops.Length));
        changed.ThenStatus(ShipmentStatus.Dispatched);
    }

    [Fact]
    public void What_was_missed_ends_with_the_order_that_it_was_missed_by()
    {
        var changed = Journey.Assigned.At(2.5).When(new MeetDeadline("window:1")).When(new Change(TwoDeliveries));
        Assert.Equal("the order was changed", changed.ThenOne<ShipmentFact.MissEnded>().Why);
    }

    [Fact]
    public void An_order_cannot_be_changed_once_a_truck_is_there() => Journey.AtPickup.When(new Change(TwoDeliveries)).ThenRefused("order.too-late");

    [Fact]
    public void An_order_cannot_be_changed_into_one_that_cannot_be() =>
        Journey.Released.When(new Change(OrderWith(Paint.Stops[0]))).ThenRefused("order.no-delivery");

    [Fact]
    public void An_order_is_called_off_until_its_freight_has_left()
    {
        Journey.AtPickup.When(new Cancel("sold elsewhere")).ThenStatus(ShipmentStatus.Cancelled);
        Journey.UnderWay.When(new Cancel("sold elsewhere")).ThenRefused("order.too-late");
        Journey.Cancelled.When(new Cancel("sold elsewhere")).ThenNothing();
    }
}
