using Dispatch.Exceptions;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Dispatching.ReleaseCommand;

namespace Dispatch.Dispatching;

/// <summary>What is undone when an order changes, is called off, or is assigned by hand.</summary>
public sealed class CompensationSpecs
{
    private static readonly Order Lighter = Freight.Paint with { WeightKg = 11_000 };

    [Fact]
    public void A_change_withdraws_the_tender_and_asks_everybody_anew()
    {
        var changed = Releasing.Tendering.When(new Change(Lighter));
        Assert.Equal(OfferState.Withdrawn, changed.ThenOne<ReleaseFact.OfferClosed>().State);
        Assert.Equal(2, changed.Facts.OfType<ReleaseFact.DockAsked>().Count());
        changed.ThenOne<ReleaseFact.CarriersAsked>();
        changed.ThenStatus(ReleaseStatus.Gathering);
        Assert.Equal(Lighter, changed.Release.Order);
    }

    [Fact]
    public void A_change_after_the_confirmation_takes_it_back()
    {
        var ended = Releasing.Confirmed.When(new Change(Lighter)).ThenOne<ReleaseFact.AwardEnded>();
        Assert.Equal((true, true, false), (ended.Reopens, ended.WasConfirmed, ended.FellOff));
    }

    [Fact]
    public void A_stop_that_moves_elsewhere_gives_its_dock_back()
    {
        var elsewhere = Freight.Paint with { Stops = [Freight.Paint.Stops[0], Freight.Paint.Stops[1] with { FacilityId = new("store-13") }] };
        var given = Releasing.Docked.When(new Change(elsewhere));
        Assert.Equal(Freight.Store, given.ThenOne<ReleaseFact.DockGivenBack>().FacilityId);
    }

    [Fact]
    public void A_change_that_moves_nothing_is_only_passed_on()
    {
        var changed = Releasing.Confirmed.When(new Change(Freight.Paint with { References = [new("PO", "99")] }));
        Assert.Equal((false, Freight.Able), (changed.ThenOne<ReleaseFact.OrderChanged>().IsMaterial, changed.ThenOne<ReleaseFact.OrderChanged>().Carrier!.Value));
        changed.ThenStatus(ReleaseStatus.Confirmed);
    }

    [Fact]
    public void What_was_approved_was_approved_for_the_order_of_before()
    {
        var hazmat = Releasing.Unknown.When(Freight.Order(Freight.Paint with { Hazmat = true })).When(new DecideApproval(null, IsApproved: true, null, Freight.Lead));
        var changed = hazmat.When(new Change(Lighter with { Hazmat = true }));
        Assert.Equal(ApprovalState.Withdrawn, changed.ThenOne<ReleaseFact.ApprovalEnded>().State);
        changed.ThenOne<ReleaseFact.ApprovalAsked>();
    }

    [Fact]
    public void Calling_it_off_gives_everything_back_and_ends_its_problems()
    {
        var cancelled = Releasing.Tendering.When(new Cancel("sold elsewhere"));
        cancelled.ThenOne<ReleaseFact.OfferClosed>();
        Assert.Equal(2, cancelled.Facts.OfType<ReleaseFact.DockGivenBack>().Count());
        cancelled.ThenStatus(ReleaseStatus.Cancelled);

        var inTrouble = Releasing.Opened.When(new AnswerDock(Freight.Yard, Freight.YardDock, new(DockState.Refused, null, "closed")));
        inTrouble.When(new Cancel("sold elsewhere")).ThenOne<ReleaseFact.ProblemEnded>();
    }

    [Fact]
    public void An_assignment_by_hand_ends_the_search()
    {
        var taken = Releasing.Tendering.When(new TakeByHand(Freight.Cheap, new("truck-9")));
        Assert.Equal(OfferState.Withdrawn, taken.ThenOne<ReleaseFact.OfferClosed>().State);
        Assert.Equal(2, taken.ThenOne<ReleaseFact.TakenByHand>().Docks.Length);
        taken.ThenStatus(ReleaseStatus.Confirmed);
        Assert.Empty(taken.Deadlines);
        taken.When(new TakeByHand(Freight.Cheap, new("truck-9"))).ThenNothing();
    }

    [Fact]
    public void The_truck_of_the_carrier_that_has_it_is_no_other_assignment()
    {
        var named = Releasing.Confirmed.When(new TakeByHand(Freight.Able, new("truck-7")));
        named.ThenOne<ReleaseFact.VehicleNamed>();
        named.ThenNo<ReleaseFact.AwardEnded>();
    }

    [Fact]
    public void Another_carrier_by_hand_takes_it_from_the_one_that_had_it_without_reopening_the_shipment() =>
        Assert.False(Releasing.Confirmed.When(new TakeByHand(Freight.Cheap, new("truck-9"))).ThenOne<ReleaseFact.AwardEnded>().Reopens);

    [Fact]
    public void A_truck_that_nobody_named_ends_the_search_too() =>
        Assert.Null(Releasing.Tendering.When(new BeginJourney()).ThenOne<ReleaseFact.TakenByHand>().Award.CarrierId);

    [Fact]
    public void A_dock_that_is_lost_after_the_confirmation_is_a_case_until_it_is_found_or_the_truck_is_there()
    {
        var lost = Releasing.Confirmed.When(new AnswerDock(Freight.Yard, Freight.YardDock, new(DockState.Freed, null, "the door is out of order")));
        Assert.Equal(CaseType.NoDock, lost.ThenOne<ReleaseFact.ProblemFound>().Problem.Type);
        lost.ThenStatus(ReleaseStatus.Confirmed);
        lost.When(new BeginJourney()).ThenOne<ReleaseFact.ProblemEnded>();
    }

    [Fact]
    public void A_slot_that_moves_after_the_confirmation_is_told_to_the_carrier()
    {
        var later = Freight.YardSlot with { From = Some.At(1), To = Some.At(2) };
        Assert.Equal(Freight.Able, Releasing.Confirmed.When(new AnswerDock(Freight.Yard, Freight.YardDock, Freight.Held(later))).ThenOne<ReleaseFact.DockAnswered>().Tell);
        Assert.Null(Releasing.Confirmed.When(new AnswerDock(Freight.Yard, Freight.YardDock, new(DockState.Confirmed, null, null))).ThenOne<ReleaseFact.DockAnswered>().Tell);
    }

    [Fact]
    public void A_problem_opens_an_exception_of_the_shipment_and_its_end_clears_it()
    {
        var found = ReleaseDetection.Of(Recorded(ReleaseSamples.Facts.OfType<ReleaseFact.ProblemFound>().First()))[0];
        Assert.Equal(new CaseId("acme~4711~R1"), found.Case);
        Assert.Equal((CaseType.NoDock, Freight.Id, "gold"), Assert.IsType<CaseCommand.Open>(found.Command) is var open ? (open.Type, open.Shipment!.Value, open.CustomerTier) : default);
        Assert.Equal(Freight.Id, found.Case.Shipment);
        Assert.IsType<CaseCommand.Clear>(ReleaseDetection.Of(Recorded(ReleaseSamples.Facts.OfType<ReleaseFact.ProblemEnded>().First()))[0].Command);
    }

    private static Fact<ReleaseFact> Recorded(ReleaseFact fact) => new("release", ReleaseId.For(Freight.Id).Value, 9, fact.At, fact.At, "test", fact);
}
