using Xunit;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentFact;
using static Dispatch.Shipments.Some;

namespace Dispatch.Shipments;

public sealed class IncidentSpecs
{
    private static readonly MeetDeadline PickupWindow = new("window:1");
    private static readonly MeetDeadline Silence = new("silence");

    /// <summary>The truck is heard at the very time the pickup is missed, so that nothing but the miss is running.</summary>
    private static Journey MissedPickup { get; } = Journey.Assigned.At(2.5).When(Some.Seen(2.5, Valdosta)).When(PickupWindow);

    private static Journey Silent { get; } = Journey.UnderWay.At(2.25).When(Silence);

    [Fact]
    public void Every_stop_ahead_is_due_at_its_windows_end_and_grace() => Journey.Released
        .ThenDeadlines(new("window:1", At(2.5)), new("window:2", At(8.5)));

    [Fact]
    public void A_stop_that_was_reached_is_due_no_more() => Journey.AtPickup
        .ThenDeadlines(new("window:2", At(8.5)), new("silence", At(1.25)));

    [Fact]
    public void A_truck_is_expected_to_report_some_time_before_its_first_window() => Journey.Assigned
        .ThenDeadlines(new("window:1", At(2.5)), new("window:2", At(8.5)), new("silence", At(-0.75)));

    [Fact]
    public void A_pickup_is_missed_when_window_and_grace_have_passed() => Journey.Assigned.At(2.5)
        .When(PickupWindow)
        .Then(new Missed(At(2.5), Pickup, StopKind.Pickup, Incident: 1, At(2.5), "Ocala Yard", "gold"));

    [Fact]
    public void A_delivery_is_missed_likewise() => Journey.UnderWay.At(8.6)
        .When(new MeetDeadline("window:2"))
        .Then(new Missed(At(8.6), Delivery, StopKind.Delivery, Incident: 1, At(8.5), "Macon Store", "gold"));

    [Fact]
    public void A_deadline_that_has_not_come_says_nothing() => Journey.Assigned.At(2.49).When(PickupWindow).ThenNothing();

    [Fact]
    public void A_deadline_that_an_arrival_overtook_says_nothing() => Journey.AtPickup.At(2.6).When(PickupWindow).ThenNothing();

    [Fact]
    public void A_deadline_that_never_was_says_nothing() => Journey.Assigned.At(2.6).When(new MeetDeadline("lunch")).ThenNothing();

    [Fact]
    public void A_stop_is_missed_once() => MissedPickup.When(PickupWindow).ThenNothing();

    [Fact]
    public void A_late_arrival_ends_the_miss_and_says_how_late() => MissedPickup.At(3)
        .When(new Arrive(1, Pickup, At(3)))
        .Then(
            new Arrived(At(3), Pickup),
            new StatusChanged(At(3), ShipmentStatus.Dispatched, ShipmentStatus.AtPickup),
            new MissEnded(At(3), Pickup, StopKind.Pickup, Incident: 1, TimeSpan.FromHours(1), "the truck arrived"));

    [Fact]
    public void An_arrival_in_time_that_was_told_late_is_not_late() => Assert.Equal(
        TimeSpan.Zero, MissedPickup.At(3).When(new Arrive(1, Pickup, At(1))).ThenOne<MissEnded>().Late);

    [Fact]
    public void A_withdrawn_arrival_is_missed_again_as_a_new_incident() => Assert.Equal(
        2,
        MissedPickup.At(3).When(new Arrive(1, Pickup, At(3))).When(new WithdrawArrival(1, Pickup, At(3))).When(PickupWindow)
            .ThenOne<Missed>().Incident);

    [Fact]
    public void A_pickup_that_nobody_saw_is_missed_no_more_when_its_freight_is_delivered() => Assert.Equal(
        "a later stop was reached without it", MissedPickup.At(7).When(new Arrive(1, Delivery, At(7))).ThenOne<MissEnded>().Why);

    [Fact]
    public void A_cancellation_ends_a_miss() => Assert.Equal(
        "the shipment was cancelled", MissedPickup.At(3).When(Actual(MilestoneType.Cancelled, 3)).ThenOne<MissEnded>().Why);

    [Fact]
    public void A_vehicle_under_way_that_says_nothing_is_silent() => Journey.UnderWay.At(2.25)
        .When(Silence)
        .Then(new WentSilent(At(2.25), At(1.5), Incident: 1, new("ABCD"), new("truck-7"), "gold"));

    [Fact]
    public void A_vehicle_that_never_spoke_is_silent_since_its_assignment() => Assert.Equal(
        At(-4), Journey.Assigned.At(-0.75).When(Silence).ThenOne<WentSilent>().Since);

    [Fact]
    public void A_vehicle_that_was_heard_in_time_is_not_silent() => Journey.UnderWay.At(2.2)
        .When(Some.Seen(2.2, Valdosta)).At(2.25).When(Silence).ThenNothing();

    [Fact]
    public void A_silence_is_told_once() => Silent.When(Silence).ThenNothing();

    [Fact]
    public void A_new_position_ends_the_silence() => Silent.At(3)
        .When(Some.Seen(3, Valdosta))
        .Then(
            new ShipmentFact.Seen(At(3), Valdosta),
            new Resumed(At(3), Incident: 1, TimeSpan.FromHours(1.5), "the vehicle reported again"));

    [Fact]
    public void An_arrival_ends_the_silence() => Silent.At(7).When(new Arrive(1, Delivery, At(7))).ThenOne<Resumed>();

    [Fact]
    public void A_position_from_long_ago_does_not_end_the_silence() => Silent.At(3).When(Some.Seen(2, Valdosta)).ThenNo<Resumed>();

    [Fact]
    public void Another_vehicle_ends_the_silence_of_the_first() => Assert.Equal(
        "another vehicle was assigned", Silent.At(3).When(Truck8).ThenOne<Resumed>().Why);

    [Fact]
    public void A_hold_ends_the_silence_because_nobody_waits_for_a_word() => Silent.At(3)
        .When(Actual(MilestoneType.Held, 3)).ThenOne<Resumed>();

    [Fact]
    public void A_delivery_ends_the_silence_however_late_it_is_told() => Silent.At(20)
        .When(Actual(MilestoneType.Delivered, 7)).ThenOne<Resumed>();

    [Fact]
    public void A_shipment_on_hold_is_due_nowhere() => Journey.OnHold.ThenDeadlines();

    [Fact]
    public void A_delivered_shipment_is_due_nowhere() => Journey.Delivered.ThenDeadlines();

    [Fact]
    public void A_cancelled_shipment_is_due_nowhere() => Journey.Cancelled.ThenDeadlines();
}
