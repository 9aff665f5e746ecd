using Dispatch.Exceptions;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Dispatching.ReleaseCommand;

namespace Dispatch.Dispatching;

/// <summary>The waterfall, from the guide's first carrier to the spot market.</summary>
public sealed class TenderSpecs
{
    [Fact]
    public void The_guides_first_carrier_is_asked_first_although_another_scores_better()
    {
        Assert.Equal(TenderKind.Guide, Releasing.Asked.Tender.Kind);
        Assert.Equal([Freight.Able], Releasing.Asked.Tender.Offers.Select(offer => offer.CarrierId));
    }

    [Fact]
    public void A_carrier_hears_of_it_once_its_capacity_is_held()
    {
        Releasing.Asked.ThenNo<ReleaseFact.OfferSent>();
        var sent = Releasing.Tendering.ThenOne<ReleaseFact.OfferSent>();
        Assert.Equal((new Money(800, "USD"), Some.At(-23.75)), (sent.Price, sent.AnswerBy));
        Assert.All(sent.Freight.Stops, stop => Assert.Empty(stop.Lines));
    }

    [Fact]
    public void A_carrier_without_capacity_costs_no_time()
    {
        var next = Releasing.Asked.When(new AnswerCapacity(Freight.Able, IsHeld: false, "it has taken its 3 loads"));
        Assert.Equal(OfferState.NoCapacity, next.ThenOne<ReleaseFact.OfferClosed>().State);
        Assert.Equal(Freight.Best, next.ThenOne<ReleaseFact.Tendered>().Tender.Offers[0].CarrierId);
    }

    [Fact]
    public void Who_accepts_has_it_and_everything_is_confirmed_in_one_decision()
    {
        var confirmed = Releasing.Confirmed.ThenOne<ReleaseFact.Confirmed>();
        Assert.Equal((Freight.Able, new Money(800, "USD"), "florida"), (confirmed.Award.CarrierId, confirmed.Award.Cost, confirmed.Award.Lane));
        Assert.Equal([Freight.YardSlot, Freight.StoreSlot], confirmed.Docks.Select(dock => dock.Slot));
        Releasing.Confirmed.ThenStatus(ReleaseStatus.Confirmed);
        Assert.Empty(Releasing.Confirmed.Deadlines);
    }

    [Fact]
    public void A_decline_goes_on_to_the_next_with_its_reason()
    {
        var next = Releasing.Tendering.Answers(Freight.Able, TenderAnswer.Decline);
        Assert.Equal("no truck", next.ThenOne<ReleaseFact.OfferClosed>().Reason);
        Assert.Equal(Freight.Best, next.Tender.Offers[0].CarrierId);
        next.ThenStatus(ReleaseStatus.Tendering);
    }

    [Fact]
    public void A_silent_carrier_costs_minutes()
    {
        var late = Releasing.Tendering.At(-23.75).When(new MeetDeadline("tender:1"));
        Assert.Equal(OfferState.Expired, late.ThenOne<ReleaseFact.OfferClosed>().State);
        Assert.Equal(Freight.Best, late.Tender.Offers[0].CarrierId);
        late.When(new AnswerTender(Releasing.Tendering.Tender.Id, Freight.Able, TenderAnswer.Accept, null, null, null)).ThenRefused("tender.expired");
    }

    [Fact]
    public void After_the_guide_the_best_of_the_others_then_all_at_once_then_the_spot_market()
    {
        var kinds = new List<TenderKind>();
        for (var asked = Releasing.Asked; asked.Release.OpenTender is { } tender; asked = asked.LetPass())
        {
            kinds.Add(tender.Kind);
        }

        Assert.Equal([TenderKind.Guide, TenderKind.Guide, TenderKind.Ranked, TenderKind.Spot], kinds);
    }

    [Fact]
    public void A_broadcast_goes_to_the_first_who_accepts_and_the_others_are_told()
    {
        var broadcast = Broadcast();
        Assert.Equal([Freight.Able, Freight.Best, Freight.Cheap], broadcast.Tender.Offers.Select(offer => offer.CarrierId));

        var taken = broadcast.WithCapacity().Answers(Freight.Best, TenderAnswer.Accept);
        Assert.Equal(Freight.Best, taken.Release.Award!.CarrierId);
        Assert.Equal([OfferState.Lost, OfferState.Lost], taken.Facts.OfType<ReleaseFact.OfferClosed>().Select(closed => closed.State));
        taken.Answers(Freight.Able, TenderAnswer.Accept).ThenRefused("tender.taken");
    }

    [Fact]
    public void On_the_spot_market_the_lowest_price_has_it_once_all_have_spoken()
    {
        var spot = Spot().WithCapacity().Answers(Freight.Able, TenderAnswer.Counter, 750).Answers(Freight.Best, TenderAnswer.Counter, 720);
        spot.ThenNo<ReleaseFact.OfferAccepted>();
        var taken = spot.Answers(Freight.Cheap, TenderAnswer.Decline);
        Assert.Equal((Freight.Best, 720), (taken.Release.Award!.CarrierId, taken.Release.Award.Cost!.Amount));
    }

    [Fact]
    public void On_the_spot_market_the_lowest_price_has_it_when_the_time_is_up()
    {
        var spot = Spot().WithCapacity().Answers(Freight.Able, TenderAnswer.Counter, 750);
        var up = (spot with { Now = spot.Tender.AnswerBy }).When(new MeetDeadline($"tender:{spot.Tender.Number}"));
        Assert.Equal(Freight.Able, up.Release.Award!.CarrierId);
    }

    [Fact]
    public void A_counter_offer_within_reason_is_taken() =>
        Assert.Equal(850, Releasing.Tendering.Answers(Freight.Able, TenderAnswer.Counter, 850).Release.Award!.Cost!.Amount);

    [Fact]
    public void A_counter_offer_beyond_it_counts_as_declined()
    {
        var dear = Releasing.Tendering.Answers(Freight.Able, TenderAnswer.Counter, 900);
        Assert.Equal(OfferState.Declined, dear.ThenOne<ReleaseFact.OfferClosed>().State);
        Assert.Equal(Freight.Best, dear.Tender.Offers[0].CarrierId);
    }

    [Fact]
    public void A_price_above_the_limit_awaits_an_approval_and_then_stands()
    {
        var dear = Dear();
        var approval = dear.ThenOne<ReleaseFact.ApprovalAsked>().Approval;
        Assert.Equal((ApprovalKind.CostAboveLimit, new Money(1_200, "USD")), (approval.Kind, approval.Amount));
        dear.ThenStatus(ReleaseStatus.AwaitingApproval);
        dear.ThenNo<ReleaseFact.Confirmed>();

        dear.When(new DecideApproval(null, IsApproved: true, null, Freight.Lead)).ThenStatus(ReleaseStatus.Confirmed);
    }

    [Fact]
    public void A_price_that_is_rejected_or_forgotten_is_an_offer_that_came_to_nothing()
    {
        var rejected = Dear().When(new DecideApproval(null, IsApproved: false, "too dear", Freight.Lead));
        Assert.Equal("its price was rejected: too dear", rejected.ThenOne<ReleaseFact.AwardEnded>().Why);
        var forgotten = Dear().At(-23).When(new MeetDeadline("approval:1"));
        Assert.Equal(ApprovalState.Expired, forgotten.ThenOne<ReleaseFact.ApprovalEnded>().State);
        Assert.Null(forgotten.Release.Award);
    }

    [Fact]
    public void When_nobody_is_left_it_is_in_somebodys_hands_and_says_why()
    {
        var asked = Releasing.Asked;
        while (asked.Release.OpenTender is not null)
        {
            asked = asked.LetPass();
        }

        var problem = asked.ThenOne<ReleaseFact.ProblemFound>();
        Assert.Equal((CaseType.TenderExpired, "Nobody took it: 6 did not answer."), (problem.Problem.Type, problem.Summary));
        asked.ThenStatus(ReleaseStatus.NeedsHelp);

        var again = asked.When(new Retry("ann"));
        again.ThenOne<ReleaseFact.CarriersAsked>();
        Assert.Equal(2, again.When(new Rank(Freight.RankingAt(asked.Now, Freight.Carriers))).ThenOne<ReleaseFact.Tendered>().Tender.Round);
    }

    [Fact]
    public void A_carrier_that_falls_off_is_not_asked_again()
    {
        var fallen = Releasing.Confirmed.Answers(Freight.Able, TenderAnswer.Decline);
        Assert.True(fallen.ThenOne<ReleaseFact.AwardEnded>().Reopens);
        var next = fallen.When(new Rank(Freight.Ranking(Freight.Carriers)));
        Assert.Equal(Freight.Best, next.ThenOne<ReleaseFact.Tendered>().Tender.Offers[0].CarrierId);
    }

    [Fact]
    public void Once_the_truck_is_there_it_cannot_fall_off() =>
        Releasing.Confirmed.When(new BeginJourney()).Answers(Freight.Able, TenderAnswer.Decline).ThenRefused("release.under-way");

    [Fact]
    public void A_carrier_may_name_its_vehicle_later() =>
        Assert.Equal(new VehicleId("truck-7"), Releasing.Confirmed.Answers(Freight.Able, TenderAnswer.Accept, vehicle: "truck-7").ThenOne<ReleaseFact.VehicleNamed>().VehicleId);

    [Fact]
    public void An_answer_from_somebody_else_is_refused_and_noted()
    {
        var foreign = Releasing.Tendering.Answers(Freight.Cheap, TenderAnswer.Accept);
        foreign.ThenRefused("tender.not-yours");
        Assert.Equal(1, foreign.Release.Refusals);
    }

    [Fact]
    public void Nobody_without_a_quote_takes_it_without_a_price()
    {
        var spot = Releasing.Docked.When(new Rank(Freight.Ranking(Freight.Candidate(Freight.Cheap, price: null)))).WithCapacity();
        spot.Answers(Freight.Cheap, TenderAnswer.Accept).ThenRefused("tender.price-required");
        spot.Answers(Freight.Cheap, TenderAnswer.Counter, 0).ThenRefused("tender.invalid-price");
        Assert.Equal(740, spot.Answers(Freight.Cheap, TenderAnswer.Accept, 740).Release.Award!.Cost!.Amount);
    }

    [Fact]
    public void A_dock_that_was_lost_meanwhile_holds_the_confirmation_up_until_it_is_found_again()
    {
        var lost = Releasing.Tendering.When(new AnswerDock(Freight.Yard, Freight.YardDock, new(DockState.Freed, null, "the door is out of order")));
        var taken = lost.Answers(Freight.Able, TenderAnswer.Accept);
        taken.ThenNo<ReleaseFact.Confirmed>();
        taken.ThenStatus(ReleaseStatus.NeedsHelp);
        taken.When(new AnswerDock(Freight.Yard, Freight.YardDock, Freight.Held(Freight.YardSlot))).ThenStatus(ReleaseStatus.Confirmed);
    }

    [Fact]
    public void A_planned_carrier_is_asked_before_the_guide()
    {
        var planned = Releasing.Docked.When(new Plan(Freight.Cheap, "wave-1")).When(new Rank(Freight.Ranking(Freight.Carriers)));
        Assert.Equal((TenderKind.Wave, Freight.Cheap), (planned.Tender.Kind, planned.Tender.Offers[0].CarrierId));
    }

    [Fact]
    public void A_ranking_of_long_ago_is_made_anew_before_anybody_is_asked()
    {
        var late = Releasing.Opened.When(new Rank(Freight.Ranking(Freight.Carriers))).At(-20)
            .When(new ReportStock(Freight.AllReady(-20), "api:wms"))
            .When(new AnswerDock(Freight.Yard, Freight.YardDock, Freight.Held(Freight.YardSlot)))
            .When(new AnswerDock(Freight.Store, Freight.StoreDock, Freight.Held(Freight.StoreSlot)));
        late.ThenOne<ReleaseFact.CarriersAsked>();
        late.When(new Rank(Freight.RankingAt(Some.At(-20), Freight.Carriers))).ThenOne<ReleaseFact.Tendered>();
    }

    private static Releasing Dear() => Releasing.Docked
        .When(new Rank(Freight.Ranking(Freight.Candidate(Freight.Able, 1_200)))).WithCapacity()
        .Answers(Freight.Able, TenderAnswer.Accept);

    private static Releasing Broadcast() => With(TenderKind.Broadcast);

    private static Releasing Spot() => With(TenderKind.Spot);

    private static Releasing With(TenderKind only) =>
        (Releasing.Docked with { Release = Releasing.Docked.Release with { Policy = Freight.Policy with { Steps = [only] } } })
            .When(new Rank(Freight.Ranking(Freight.Carriers)));
}
