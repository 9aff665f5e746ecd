using System.Collections.Immutable;
using Dispatch.Shipments;
using static Dispatch.Dispatching.ReleaseCommand;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>The waterfall: offers go out, and what becomes of them.</summary>
internal sealed partial record ReleaseStory
{
    /// <summary>A place is kept before a carrier hears of the offer, so that nobody is offered what he cannot take.</summary>
    public ReleaseStory AnswerCapacity(AnswerCapacity answer)
    {
        if (Release.OpenTender is { } tender && tender.To(answer.CarrierId) is { IsOpen: true } offer)
        {
            return (answer.IsHeld, offer.State) switch
            {
                (true, OfferState.Asked) => Send(tender, offer).Settle(),
                (true, _) => this,
                _ => Close(tender, offer, OfferState.NoCapacity, answer.Why ?? "it has no capacity left").Settle(),
            };
        }

        return !answer.IsHeld && Release.Taken is { } taken && taken.CarrierId == answer.CarrierId
            ? EndAward(taken, answer.Why ?? "it has no capacity left", fellOff: false).Settle()
            : this;
    }

    private ReleaseStory BeginTender(TenderKind kind, ImmutableArray<Choice> choices)
    {
        var number = Release.TenderCount + 1;
        ImmutableArray<Offer> offers =
            [.. choices.Select(choice => new Offer(choice.CarrierId, choice.Candidate.Quote, OfferState.Asked, AnsweredAt: null, Reason: null, Price: null, choice.Candidate.Lane))];
        return Tell(new Tendered(Now, new(
            TenderId.For(Release.Id, number), number, Release.Round, kind, Now, Now + Release.Policy.AnswerWithin, choices[0].Candidate.Day, offers)));
    }

    private ReleaseStory Send(Tender tender, Offer offer) => Tell(new OfferSent(
        Now, tender.Id, offer.CarrierId, tender.Kind is TenderKind.Spot ? null : offer.Quoted, tender.AnswerBy, Order.WithoutLines()));

    private ReleaseStory Close(Tender tender, Offer offer, OfferState state, string reason) =>
        Tell(new OfferClosed(Now, tender.Id, offer.CarrierId, state, reason, offer.IsKnown));

    private ReleaseStory CloseAll(Tender tender, OfferState state, string reason) => Each(
        tender.Offers.Where(offer => offer.IsOpen), (story, offer) => story.Close(tender, offer, state, reason));

    /// <summary>The time is up: who has not answered has let it pass, and the best of those who countered has it.</summary>
    private ReleaseStory Expire(Tender tender) => Each(
        tender.Offers.Where(offer => offer.State is OfferState.Asked or OfferState.Sent),
        (story, offer) => story.Close(tender, offer, OfferState.Expired, "no answer in time")).TakeBestCounter(tender);

    private ReleaseStory TakeBestCounter(Tender tender) =>
        Release.Find(tender.Id)!.Offers
            .Where(offer => offer.State is OfferState.Countered)
            .OrderBy(offer => IsBeyond(offer.Price!))
            .ThenBy(offer => offer.Price!.Amount)
            .FirstOrDefault() is { } best
            ? Take(tender, best, best.Price!, vehicle: null)
            : this;

    /// <summary>Whoever takes it has it, unless a person must approve the price.</summary>
    private ReleaseStory Take(Tender tender, Offer offer, Money price, VehicleId? vehicle)
    {
        var award = new Award(offer.CarrierId, vehicle, tender.Id, price, offer.Lane, tender.Day, Now);
        var taken = Tell(new OfferAccepted(Now, tender.Id, award));
        var alone = taken.Each(
            taken.Release.Find(tender.Id)!.Offers.Where(other => other.IsOpen),
            (story, other) => story.Close(tender, other, OfferState.Lost, "another carrier has it"));
        return IsBeyond(price) ? alone.AskApproval(ApprovalKind.CostAboveLimit, gate: null, tender.Id, CostWords(price, offer), price) : alone;
    }

    /// <summary>A price in another currency than the limit's cannot be compared: a person does.</summary>
    private bool IsBeyond(Money price) =>
        Release.Policy.CostLimit is { } limit && (price.Currency != limit.Currency || price.Amount > limit.Amount);

    private string CostWords(Money price, Offer offer) =>
        $"{offer.CarrierId} takes it for {price.Amount:0.##} {price.Currency}, above the limit of {Release.Policy.CostLimit!.Amount:0.##} {Release.Policy.CostLimit.Currency}.";
}
