using Dispatch.Shipments;
using Xunit;
using static Dispatch.Facilities.Dock;
using static Dispatch.Facilities.FacilityCommand;
using static Dispatch.Facilities.FacilityFact;

namespace Dispatch.Facilities;

/// <summary>What trucks do to their appointments: they are late, come, stand and go.</summary>
public sealed class TruckSpecs
{
    private static readonly Dock Proposed = Confirmed.When(new Propose(Truck(1), Some.At(2.1)));

    [Fact]
    public void A_truck_that_is_expected_past_its_slot_is_proposed_another() =>
        Proposed.Then(new MoveProposed(Some.At(-24), Truck(1), Slot(2.25), Some.At(2.1)));

    [Fact]
    public void A_truck_that_is_expected_in_time_is_not() => Confirmed.When(new Propose(Truck(1), Some.At(0.5))).ThenNothing();

    [Fact]
    public void What_is_proposed_is_kept_free_of_others_and_the_old_slot_too()
    {
        Proposed.When(Book(2, at: 2.25)).ThenRefused("facility.slot-taken");
        Proposed.When(Book(2, at: 0)).ThenRefused("facility.slot-taken");
    }

    [Fact]
    public void A_proposal_does_not_come_twice() => Proposed.When(new Propose(Truck(1), Some.At(2.2))).ThenNothing();

    [Fact]
    public void A_truck_that_is_still_later_is_proposed_another_again() => Proposed
        .When(new Propose(Truck(1), Some.At(4))).Then(new MoveProposed(Some.At(-24), Truck(1), Slot(4), Some.At(4)));

    [Fact]
    public void A_truck_that_catches_up_keeps_its_slot() => Proposed
        .When(new Propose(Truck(1), Some.At(0))).Then(new ProposalWithdrawn(Some.At(-24), Truck(1), "the truck is expected in time"));

    [Fact]
    public void A_truck_that_comes_in_the_night_is_proposed_the_morning() =>
        Assert.Equal(Slot(23), Confirmed.When(new Propose(Truck(1), Some.At(13))).ThenOne<MoveProposed>().Slot);

    [Fact]
    public void A_proposal_that_is_accepted_is_the_slot_and_the_old_one_is_free()
    {
        var accepted = Proposed.When(Ask(2, from: 0, to: 0)).When(new AcceptProposal(Truck(1)));
        Assert.Equal(new SlotMoved(Some.At(-24), Truck(1), Slot(0), Slot(2.25)), accepted.Facts[0]);
        accepted.ThenHeld(2, Slot(0));
        accepted.ThenStatus(1, AppointmentStatus.Confirmed);
    }

    [Fact]
    public void What_is_not_proposed_or_has_begun_is_not_accepted()
    {
        Confirmed.When(new AcceptProposal(Truck(1))).ThenRefused("appointment.no-proposal");
        Proposed.At(2.5).When(new AcceptProposal(Truck(1))).ThenRefused("facility.slot-in-the-past");
    }

    [Fact]
    public void A_proposal_ends_when_the_truck_comes()
    {
        var there = Proposed.When(Ask(2, from: 2.25, to: 2.25)).At(1.5).When(new Arrive(Truck(1), Some.At(1.5)));
        there.ThenHeld(2, Slot(2.25));
        there.ThenStatus(1, AppointmentStatus.Arrived);
    }

    [Fact]
    public void A_truck_that_stands_within_its_free_time_costs_nothing() => Arrived
        .At(0.9).When(new Depart(Truck(1), Some.At(0.9)))
        .Then(new TruckDeparted(Some.At(0.9), Truck(1), Some.At(0.9) - Some.At(0.1), TimeSpan.Zero));

    [Fact]
    public void Free_time_begins_with_the_slot_of_a_truck_that_was_early()
    {
        var early = Confirmed.At(-1).When(new Arrive(Truck(1), Some.At(-1)));
        early.At(2).When(new Depart(Truck(1), Some.At(2))).Then(new TruckDeparted(Some.At(2), Truck(1), TimeSpan.FromHours(3), TimeSpan.Zero));
        early.At(3).When(new Depart(Truck(1), Some.At(3))).Then(new TruckDeparted(Some.At(3), Truck(1), TimeSpan.FromHours(4), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void How_long_trucks_stand_is_added_up()
    {
        var two = Departed.At(2).When(Ask(2, from: 2, to: 3)).At(2).When(new Arrive(Truck(2), Some.At(2))).At(5).When(new Depart(Truck(2), Some.At(5)));
        Assert.Equal(new DwellRecord(2, TimeSpan.FromHours(3.8), TimeSpan.FromHours(1)), two.File.Dwell);
        Assert.Equal(TimeSpan.FromHours(1.9), two.File.Dwell.Mean);
    }

    [Fact]
    public void A_truck_that_leaves_unseen_was_there() => Confirmed.At(1).When(new Depart(Truck(1), Some.At(0.9)))
        .Then(new TruckArrived(Some.At(0.9), Truck(1)), new TruckDeparted(Some.At(0.9), Truck(1), TimeSpan.Zero, TimeSpan.Zero));

    [Fact]
    public void An_arrival_that_was_none_gives_the_appointment_back()
    {
        Arrived.When(new WithdrawArrival(Truck(1))).ThenStatus(1, AppointmentStatus.Confirmed);
        Departed.When(new WithdrawArrival(Truck(1))).ThenStatus(1, AppointmentStatus.Confirmed);
    }

    [Fact]
    public void What_went_to_another_meanwhile_is_lost() => Confirmed
        .At(-0.9).When(new Arrive(Truck(1), Some.At(-0.9))).When(new Depart(Truck(1), Some.At(-0.9)))
        .When(Ask(2, from: 0, to: 0)).When(new WithdrawArrival(Truck(1))).ThenStatus(1, AppointmentStatus.Missed);

    [Fact]
    public void A_slot_to_which_nobody_came_is_missed_an_hour_after_it()
    {
        Confirmed.At(1.9).When(new MeetDeadline(Truck(1).Value)).ThenNothing();
        Confirmed.At(2).When(new MeetDeadline(Truck(1).Value)).Then(new SlotMissed(Some.At(2), Truck(1), Slot(0)));
    }

    [Fact]
    public void While_another_slot_is_proposed_it_is_not_missed() => Proposed.ThenDeadlines(new Deadline(Truck(1).Value, Some.At(4.25)));

    [Fact]
    public void A_truck_that_missed_its_slot_is_proposed_one_when_it_is_expected_and_may_come_all_the_same()
    {
        Assert.Equal(Slot(4), Missed.When(new Propose(Truck(1), Some.At(4))).ThenOne<MoveProposed>().Slot);
        Missed.When(new Propose(Truck(1), Some.At(4))).When(new AcceptProposal(Truck(1))).ThenStatus(1, AppointmentStatus.Confirmed);
        Missed.When(new Propose(Truck(1), Some.At(4))).At(5).When(new MeetDeadline(Truck(1).Value)).ThenOne<ProposalWithdrawn>();
        Missed.When(new Arrive(Truck(1), Some.At(2))).ThenStatus(1, AppointmentStatus.Arrived);
    }

    [Fact]
    public void A_truck_without_an_appointment_comes_and_goes()
    {
        Dock.Open.When(new Propose(Truck(7), Some.At(2))).ThenNothing();
        Dock.Open.When(new Arrive(Truck(7), Some.At(2))).ThenNothing();
        Dock.Open.When(new WithdrawArrival(Truck(7))).ThenNothing();
        Unplanned.When(new Depart(Truck(7), Some.At(2))).ThenNothing();
    }

    [Fact]
    public void What_has_ended_is_shown_for_two_days()
    {
        var later = Departed.At(72).When(Ask(2, from: 72, to: 74)).When(new Arrive(Truck(2), Some.At(72)));
        later.ThenStatus(1, AppointmentStatus.Departed);
        Assert.Null(later.When(new Depart(Truck(2), Some.At(73))).File.Find(Truck(1)));
    }
}
