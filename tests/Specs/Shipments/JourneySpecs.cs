using Xunit;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentFact;
using static Dispatch.Shipments.ShipmentStatus;
using static Dispatch.Shipments.Some;

namespace Dispatch.Shipments;

public sealed class JourneySpecs
{
    [Fact]
    public void A_carrier_takes_a_released_shipment() => Journey.Released.At(-4)
        .When(Truck7)
        .Then(
            new Assigned(At(-4), new(new("ABCD"), new("truck-7"), TrailerId: null, Version: 1, At(-4))),
            new StatusChanged(At(-4), ShipmentStatus.Released, Dispatched));

    [Fact]
    public void The_same_assignment_again_is_agreed_to() => Journey.UnderWay.When(Truck7).ThenNothing();

    [Fact]
    public void A_truck_that_broke_down_is_replaced_under_way() => Journey.UnderWay.At(3)
        .When(Truck8)
        .Then(new Assigned(At(3), new(new("ABCD"), new("truck-8"), TrailerId: "T-1", Version: 2, At(3)), Before: new(new("ABCD"), new("truck-7"), TrailerId: null, Version: 1, At(-4))));

    [Fact]
    public void A_late_word_of_a_replaced_truck_says_nothing() => Journey.UnderWay.At(3)
        .When(Truck8)
        .When(new Arrive(1, Delivery, At(3)))
        .ThenNothing();

    [Fact]
    public void A_delivered_shipment_cannot_be_assigned() => Journey.Delivered.When(Truck8).ThenRefused("shipment.illegal-transition");

    [Fact]
    public void A_truck_arrives_at_its_pickup() => Journey.Assigned.At(0.5)
        .When(new Arrive(1, Pickup, At(0.4)))
        .Then(new Arrived(At(0.4), Pickup), new StatusChanged(At(0.4), Dispatched, ShipmentStatus.AtPickup));

    [Fact]
    public void The_first_word_on_an_arrival_counts() => Journey.AtPickup.At(1).When(new Arrive(1, Pickup, At(0.2))).ThenNothing();

    [Fact]
    public void A_truck_that_leaves_its_pickup_is_in_transit() => Journey.AtPickup.At(1.5)
        .When(new Depart(1, Pickup, At(1.5)))
        .Then(new Departed(At(1.5), Pickup), new StatusChanged(At(1.5), ShipmentStatus.AtPickup, InTransit));

    [Fact]
    public void A_truck_that_left_unseen_was_there() => Journey.Assigned.At(1.5)
        .When(new Depart(1, Pickup, At(1.5)))
        .Then(new Arrived(At(1.5), Pickup), new Departed(At(1.5), Pickup), new StatusChanged(At(1.5), Dispatched, InTransit));

    [Fact]
    public void A_truck_cannot_leave_before_it_came() => Journey.AtPickup.At(1.5)
        .When(new Depart(1, Pickup, At(0.4)))
        .Then(new Arrived(At(0.4), Pickup), new Departed(At(0.4), Pickup), new StatusChanged(At(0.4), ShipmentStatus.AtPickup, InTransit));

    [Fact]
    public void A_second_departure_says_nothing() => Journey.UnderWay.When(new Depart(1, Pickup, At(1.7))).ThenNothing();

    [Fact]
    public void A_shipment_is_delivered_when_its_truck_leaves_the_last_delivery() => Journey.AtDelivery.At(7.5)
        .When(new Depart(1, Delivery, At(7.5)))
        .Then(new Departed(At(7.5), Delivery), new StatusChanged(At(7.5), ShipmentStatus.AtDelivery, ShipmentStatus.Delivered));

    [Fact]
    public void A_shipment_with_a_delivery_left_is_still_in_transit() => Journey.Unknown
        .When(new Release(TwoDeliveries)).When(Truck7).At(3)
        .When(new Depart(1, 1, At(1)))
        .When(new Depart(1, 3, At(3)))
        .ThenStatus(InTransit);

    [Fact]
    public void Deliveries_may_be_swapped_on_the_road() => Journey.Unknown
        .When(new Release(TwoDeliveries)).When(Truck7).At(3)
        .When(new Depart(1, 1, At(1)))
        .When(new Depart(1, 3, At(3)))
        .When(new Depart(1, 2, At(4)))
        .ThenStatus(ShipmentStatus.Delivered);

    [Fact]
    public void Late_words_on_an_earlier_stop_do_not_turn_the_journey_back() => Journey.Assigned.At(7)
        .When(new Arrive(1, Delivery, At(7)))
        .When(new Arrive(1, Pickup, At(0.5)))
        .When(new Depart(1, Pickup, At(1.5)))
        .ThenStatus(ShipmentStatus.AtDelivery);

    [Fact]
    public void Where_fences_overlap_the_truck_is_at_the_stop_it_came_to_last() => Journey.Unknown
        .When(new Release(TwoDeliveries)).When(Truck7).At(5)
        .When(new Arrive(1, 2, At(3)))
        .When(new Arrive(1, 3, At(3.5)))
        .When(new Depart(1, 2, At(4)))
        .ThenStatus(ShipmentStatus.AtDelivery);

    [Fact]
    public void A_withdrawn_arrival_turns_the_journey_back() => Journey.AtPickup.At(1)
        .When(new WithdrawArrival(1, Pickup, At(0.5)))
        .Then(new ArrivalWithdrawn(At(1), Pickup), new StatusChanged(At(1), ShipmentStatus.AtPickup, Dispatched));

    [Fact]
    public void A_withdrawn_delivery_is_not_delivered() => Journey.Delivered.At(8)
        .When(new WithdrawArrival(1, Delivery, At(7)))
        .Then(new ArrivalWithdrawn(At(8), Delivery), new StatusChanged(At(8), ShipmentStatus.Delivered, InTransit));

    [Fact]
    public void An_arrival_that_a_carrier_reported_is_not_trackings_to_withdraw() => Journey.Assigned.At(1)
        .When(Actual(MilestoneType.Arrived, 0.6, Pickup))
        .When(new WithdrawArrival(1, Pickup, At(0.5)))
        .ThenNothing();

    [Fact]
    public void A_carriers_own_word_counts_after_trackings_was_withdrawn() => Journey.AtPickup.At(1)
        .When(Actual(MilestoneType.Arrived, 0.6, Pickup))
        .When(new WithdrawArrival(1, Pickup, At(0.5)))
        .Then(new ArrivalWithdrawn(At(1), Pickup), new Arrived(At(0.6), Pickup));

    [Fact]
    public void A_stop_that_is_not_on_the_way_is_unknown() => Journey.Assigned
        .When(new Arrive(1, 9, At(1)))
        .ThenRefused("shipment.unknown-stop");

    [Fact]
    public void An_older_position_tells_nothing_new() => Journey.UnderWay.At(3)
        .When(Seen(3, Valdosta))
        .When(Seen(2.9, Ocala))
        .ThenNothing();

    [Fact]
    public void After_a_replacement_the_first_position_of_the_new_truck_counts_however_old() => Journey.UnderWay.At(3)
        .When(Seen(3, Valdosta))
        .When(Truck8)
        .When(Seen(2.9, Ocala, assignment: 2))
        .ThenOne<ShipmentFact.Seen>();

    [Fact]
    public void Tracking_may_go_on_a_moment_after_the_end() => Journey.Closed.At(9).When(Seen(9, Macon)).ThenNothing();
}
