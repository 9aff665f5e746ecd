using Dispatch.Shipments;
using static Dispatch.Dispatching.ReleaseCommand;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>What a carrier's answer to a tender does.</summary>
internal sealed partial record ReleaseStory
{
    /// <summary>Refused answers are noted, so that it can be seen who said what too late; so many and no more.</summary>
    private const int MaxNoted = 50;

    public Verdict<ReleaseFact> Answer(AnswerTender answer)
    {
        if (Release.Find(answer.TenderId) is not { } tender)
        {
            return Refuse("tender.unknown", $"There is no tender {answer.TenderId}.");
        }

        return (tender.To(answer.CarrierId), answer.Answer) switch
        {
            (null, _) => Note(answer, "tender.not-yours", $"Tender {tender.Id} was not sent to {answer.CarrierId}."),
            ({ IsKnown: false }, _) => Note(answer, "tender.not-yours", $"Tender {tender.Id} was not sent to {answer.CarrierId}."),

            // The same price again, whatever became of it, is no news.
            ({ State: OfferState.Accepted or OfferState.Declined, Price: { } price }, TenderAnswer.Counter) when price == answer.Price => Verdict,

            // It has it: it may name its vehicle, or give it back until the truck is there.
            ({ State: OfferState.Accepted }, TenderAnswer.Accept) => NameVehicle(answer).Verdict,
            ({ State: OfferState.Accepted }, TenderAnswer.Decline) when Release.IsUnderWay =>
                Note(answer, "release.under-way", $"The freight of {Release.Id} is being carried."),
            ({ State: OfferState.Accepted }, TenderAnswer.Decline) => FallOff(answer).Verdict,
            ({ State: OfferState.Accepted }, _) => Note(answer, "tender.taken", $"Tender {tender.Id} is taken at its price."),

            // It may answer.
            ({ IsOpen: true }, _) when Now >= tender.AnswerBy => Note(answer, "tender.expired", $"Tender {tender.Id} was to be answered by {tender.AnswerBy:O}."),
            ({ IsOpen: true } offer, TenderAnswer.Accept) => Accept(tender, offer, answer),
            ({ IsOpen: true } offer, TenderAnswer.Decline) => Close(tender, offer, OfferState.Declined, answer.Reason ?? "no reason given").Resolve(tender).Verdict,
            ({ IsOpen: true } offer, _) => Counter(tender, offer, answer),

            // A repeat is agreement; anything else comes too late.
            ({ State: OfferState.Declined }, TenderAnswer.Decline) or ({ State: OfferState.FellOff }, TenderAnswer.Decline) => Verdict,
            ({ State: OfferState.Expired }, _) => Note(answer, "tender.expired", $"Tender {tender.Id} was to be answered by {tender.AnswerBy:O}."),
            ({ State: OfferState.Lost }, _) => Note(answer, "tender.taken", $"Another carrier has taken tender {tender.Id}."),
            ({ State: OfferState.Withdrawn }, _) => Note(answer, "tender.withdrawn", $"Tender {tender.Id} was withdrawn."),
            _ => Note(answer, "tender.declined", $"{answer.CarrierId} has declined tender {tender.Id}."),
        };
    }

    private Verdict<ReleaseFact> Accept(Tender tender, Offer offer, AnswerTender answer) =>
        (answer.Price is { } price && (offer.Quoted is null || tender.Kind is TenderKind.Spot) ? price : offer.Quoted) switch
        {
            null => Refuse("tender.price-required", $"Tender {tender.Id} quotes no price: say yours."),
            { } taken when PriceFault(taken) is { } fault => new Verdict<ReleaseFact>.Refused(fault),

            // On the spot market the lowest has it, once all have spoken.
            { } taken when tender.Kind is TenderKind.Spot => Offer(tender, offer, taken, answer.Reason).Verdict,
            { } taken => Take(tender, offer, taken, answer.VehicleId).Settle().Verdict,
        };

    private Verdict<ReleaseFact> Counter(Tender tender, Offer offer, AnswerTender answer) => answer.Price switch
    {
        null => Refuse("tender.price-required", "A counter-offer says its price."),
        { } price when PriceFault(price) is { } fault => new Verdict<ReleaseFact>.Refused(fault),
        { } price when tender.Kind is not TenderKind.Spot && IsTooDear(price, offer) is { } why =>
            Tell(new OfferCountered(Now, tender.Id, offer.CarrierId, price, answer.Reason))
                .Close(tender, offer with { State = OfferState.Countered }, OfferState.Declined, why).Resolve(tender).Verdict,
        { } price when tender.Kind is TenderKind.Broadcast or TenderKind.Spot => Offer(tender, offer, price, answer.Reason).Verdict,
        { } price => Tell(new OfferCountered(Now, tender.Id, offer.CarrierId, price, answer.Reason))
            .Take(tender, offer, price, answer.VehicleId).Settle().Verdict,
    };

    /// <summary>The same price again is no news.</summary>
    private ReleaseStory Offer(Tender tender, Offer offer, Money price, string? reason) => offer.State is OfferState.Countered && offer.Price == price
        ? this
        : Tell(new OfferCountered(Now, tender.Id, offer.CarrierId, price, reason)).Resolve(tender);

    /// <summary>Once everybody has spoken nothing is gained by waiting for the time to be up.</summary>
    private ReleaseStory Resolve(Tender tender) => (Release.Find(tender.Id)!.IsAnswered ? TakeBestCounter(tender) : this).Settle();

    private string? IsTooDear(Money price, Offer offer) => offer.Quoted switch
    {
        null => null,
        { } quoted when quoted.Currency != price.Currency => $"its counter-offer is in {price.Currency}, the quote in {quoted.Currency}",
        { } quoted when price.Amount > quoted.Amount * (100 + (decimal)Release.Policy.MaxCounterPercent) / 100 =>
            $"its counter-offer of {price.Amount:0.##} {price.Currency} is more than {Release.Policy.MaxCounterPercent:0.#} % above the quote of {quoted.Amount:0.##}",
        _ => null,
    };

    private static Refusal? PriceFault(Money price) => price switch
    {
        { Amount: <= 0 or > MaxAmount } => new("tender.invalid-price", $"A price is above 0 and at most {MaxAmount:N0}."),
        { Currency: not { Length: 3 } } => new("tender.invalid-price", "A price has a currency by its ISO 4217 code."),
        _ => null,
    };

    private const decimal MaxAmount = 10_000_000;

    private ReleaseStory NameVehicle(AnswerTender answer) =>
        answer.VehicleId is { } vehicle && (Release.Award ?? Release.Taken) is { } award && award.CarrierId == answer.CarrierId && award.VehicleId != vehicle && !Release.IsUnderWay
            ? Tell(new VehicleNamed(Now, answer.CarrierId, vehicle, IsAssigned: false))
            : this;

    /// <summary>Its place in the waterfall is gone: the others are asked from the top.</summary>
    private ReleaseStory FallOff(AnswerTender answer)
    {
        var award = Release.Award ?? Release.Taken!;
        var ended = EndAward(award, answer.Reason ?? "no reason given", fellOff: true);
        return (award == Release.Award ? ended.BeginRound($"{answer.CarrierId} gave it back") : ended).Settle();
    }

    private Verdict<ReleaseFact> Note(AnswerTender answer, string code, string detail) => Release.Refusals < MaxNoted
        ? new Verdict<ReleaseFact>.Refused(new(code, detail), [new AnswerRefused(Now, answer.TenderId, answer.CarrierId, answer.Answer, code)])
        : Refuse(code, detail);
}
