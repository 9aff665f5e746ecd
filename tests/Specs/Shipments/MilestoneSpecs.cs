using Xunit;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentFact;
using static Dispatch.Shipments.ShipmentStatus;
using static Dispatch.Shipments.Some;

namespace Dispatch.Shipments;

public sealed class MilestoneSpecs
{
    [Fact]
    public void A_milestone_is_kept_word_by_word() => Journey.UnderWay.At(3)
        .When(new ReportMilestone(MilestoneType.Delayed, null, At(2.9), Classifier.Actual, "AG", "flat tyre"))
        .Then(new MilestoneReported(At(2.9), MilestoneType.Delayed, null, Classifier.Actual, At(2.9), "AG", "flat tyre"));

    [Fact]
    public void An_exact_repeat_says_nothing() => Journey.UnderWay.At(3)
        .When(Actual(MilestoneType.Damaged, 2, Pickup))
        .When(Actual(MilestoneType.Damaged, 2, Pickup))
        .ThenNothing();

    [Fact]
    public void A_repeat_says_nothing_after_the_end_either() => Journey.Closed.When(Actual(MilestoneType.PodReceived, 9)).ThenNothing();

    [Fact]
    public void A_new_milestone_after_the_end_is_refused() => Journey.Closed
        .When(Actual(MilestoneType.Damaged, 9)).ThenRefused("shipment.illegal-transition");

    [Fact]
    public void A_reported_arrival_is_an_arrival_even_without_a_truck() => Journey.Released.At(0.5)
        .When(Actual(MilestoneType.Arrived, 0.5, Pickup))
        .Then(
            new MilestoneReported(At(0.5), MilestoneType.Arrived, Pickup, Classifier.Actual, At(0.5), null, null),
            new Arrived(At(0.5), Pickup),
            new StatusChanged(At(0.5), ShipmentStatus.Released, ShipmentStatus.AtPickup));

    [Fact]
    public void A_reported_departure_is_a_departure() => Journey.AtPickup.At(1)
        .When(Actual(MilestoneType.Departed, 1, Pickup)).ThenStatus(InTransit);

    [Theory]
    [InlineData(Classifier.Planned)]
    [InlineData(Classifier.Estimated)]
    public void A_planned_or_estimated_time_is_noted_at_its_stop_and_moves_nothing(Classifier classifier) => Journey.Assigned.At(-2)
        .When(Told(classifier, MilestoneType.Arrived, 6.5, Delivery))
        .When(Told(classifier, MilestoneType.Departed, 7, Delivery))
        .Then(
            new MilestoneReported(At(-2), MilestoneType.Departed, Delivery, classifier, At(7), null, null),
            new StopTimed(At(-2), Delivery, classifier, new(At(6.5), At(7))));

    [Fact]
    public void A_plan_of_anything_else_is_only_kept() => Journey.Assigned.At(-2)
        .When(Told(Classifier.Planned, MilestoneType.Loaded, 1, Pickup))
        .Then(new MilestoneReported(At(-2), MilestoneType.Loaded, Pickup, Classifier.Planned, At(1), null, null));

    [Fact]
    public void Delivered_is_the_departure_from_the_last_delivery() => Journey.UnderWay.At(7)
        .When(Actual(MilestoneType.Delivered, 7))
        .Then(
            new MilestoneReported(At(7), MilestoneType.Delivered, null, Classifier.Actual, At(7), null, null),
            new Arrived(At(7), Delivery),
            new Departed(At(7), Delivery),
            new StatusChanged(At(7), InTransit, ShipmentStatus.Delivered));

    [Fact]
    public void Delivered_keeps_an_arrival_that_is_known() => Journey.AtDelivery.At(8)
        .When(Actual(MilestoneType.Delivered, 8, Delivery)).ThenNo<Arrived>();

    [Fact]
    public void The_proof_of_delivery_closes_a_delivered_shipment() => Journey.Delivered.At(9)
        .When(Actual(MilestoneType.PodReceived, 9)).ThenStatus(ShipmentStatus.Closed);

    [Fact]
    public void A_proof_of_delivery_that_came_first_closes_the_shipment_when_it_is_delivered() => Journey.AtDelivery.At(8)
        .When(Actual(MilestoneType.PodReceived, 7.2))
        .When(new Depart(1, Delivery, At(7.5)))
        .Then(
            new Departed(At(7.5), Delivery),
            new StatusChanged(At(7.5), ShipmentStatus.AtDelivery, ShipmentStatus.Delivered),
            new StatusChanged(At(7.5), ShipmentStatus.Delivered, ShipmentStatus.Closed));

    [Fact]
    public void A_hold_stops_the_journey_and_a_release_takes_it_up_again() => Journey.OnHold.At(3)
        .When(Actual(MilestoneType.Released, 3))
        .Then(
            new MilestoneReported(At(3), MilestoneType.Released, null, Classifier.Actual, At(3), null, null),
            new StatusChanged(At(3), ShipmentStatus.OnHold, InTransit));

    [Fact]
    public void What_the_truck_did_during_a_hold_shows_when_it_is_released() => Journey.OnHold.At(7)
        .When(new Arrive(1, Delivery, At(7)))
        .When(Actual(MilestoneType.Released, 7))
        .ThenStatus(ShipmentStatus.AtDelivery);

    [Theory]
    [InlineData(Tendered)]
    [InlineData(ShipmentStatus.Booked)]
    public void A_hold_before_the_dispatch_goes_back_to_where_it_was(ShipmentStatus before)
    {
        var booked = Journey.Released with { Shipment = Journey.Released.Shipment with { Status = before } };
        booked.When(Actual(MilestoneType.Held, -24)).When(Actual(MilestoneType.Released, -24)).ThenStatus(before);
    }

    [Fact]
    public void A_shipment_can_be_cancelled_until_it_is_delivered() => Journey.AtDelivery.At(8)
        .When(Actual(MilestoneType.Cancelled, 8)).ThenStatus(ShipmentStatus.Cancelled);

    [Fact]
    public void A_delivered_shipment_keeps_the_word_of_its_cancellation_but_stays_delivered() => Journey.Delivered.At(8)
        .When(Actual(MilestoneType.Cancelled, 8)).ThenStatus(ShipmentStatus.Delivered);

    [Theory]
    [InlineData(MilestoneType.Arrived)]
    [InlineData(MilestoneType.LoadingStarted)]
    [InlineData(MilestoneType.Loaded)]
    [InlineData(MilestoneType.Departed)]
    [InlineData(MilestoneType.UnloadingStarted)]
    [InlineData(MilestoneType.Unloaded)]
    public void What_happens_at_a_stop_needs_the_stop(MilestoneType type) => Journey.Assigned.At(1)
        .When(Actual(type, 1)).ThenRefused("milestone.stop-required");

    [Fact]
    public void A_milestone_at_an_unknown_stop_is_refused() => Journey.Assigned.At(1)
        .When(Actual(MilestoneType.Refused, 1, 9)).ThenRefused("milestone.unknown-stop");

    [Fact]
    public void Nothing_is_delivered_at_a_pickup() => Journey.AtPickup.At(1)
        .When(Actual(MilestoneType.Delivered, 1, Pickup)).ThenRefused("milestone.not-a-delivery");

    [Fact]
    public void What_has_not_come_yet_cannot_be_actual() => Journey.Assigned.At(0)
        .When(Actual(MilestoneType.Arrived, 1.1, Pickup)).ThenRefused("milestone.future");

    [Fact]
    public void A_carriers_clock_may_be_a_little_ahead() => Journey.Assigned.At(0)
        .When(Actual(MilestoneType.Arrived, 0.9, Pickup)).ThenStatus(ShipmentStatus.AtPickup);

    [Fact]
    public void A_time_outside_of_our_time_is_refused() => Journey.Assigned.At(0)
        .When(new ReportMilestone(MilestoneType.Arrived, Pickup, DateTimeOffset.MaxValue, Classifier.Planned, null, null))
        .ThenRefused("milestone.invalid-time");

    [Fact]
    public void A_remark_has_a_limit() => Journey.Assigned.At(0)
        .When(new ReportMilestone(MilestoneType.Delayed, null, At(0), Classifier.Actual, null, new('x', 2_001)))
        .ThenRefused("milestone.too-long");
}
