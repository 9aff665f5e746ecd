using System.Collections.Immutable;
using System.Diagnostics;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>A release after a fact. It only assigns: every rule was applied when the fact was found.</summary>
public static class ReleaseEvolution
{
    public static Release Evolve(Release release, ReleaseFact fact) => fact switch
    {
        Opened opened => release with
        {
            Order = opened.Order,
            Policy = opened.Policy,
            Guide = opened.Guide,
            Trusted = opened.Trusted,
            AskedAt = opened.At,
            Round = 1,
        },
        StockReported reported => release with { Stock = LastWords(release.Stock, reported.Stock) },
        DockAsked asked => release with { Docks = With(release.Docks, Asked(asked)) },
        DockAnswered answered => release with { Docks = After(release.Docks, answered) },
        DockGivenBack given => release with { Docks = release.Docks.RemoveAll(dock => dock.AppointmentId == given.AppointmentId) },
        CarriersAsked asked => release with { RankingAskedAt = asked.At },
        CarriersRanked ranked => release with { Ranking = ranked.Ranking.Brief(), RankingAskedAt = null },
        GateChanged changed => release with { Gates = With(release.Gates, changed.Gate) },
        HoldPlaced placed => release with { Holds = [.. release.Holds.Where(hold => hold.Kind != placed.Hold.Kind), placed.Hold] },
        HoldLifted lifted => release with { Holds = release.Holds.RemoveAll(hold => hold.Kind == lifted.Kind) },
        GateOverridden overridden => release with
        {
            Overrides = [.. release.Overrides.Where(other => other.Gate != overridden.Override.Gate), overridden.Override],
        },
        Planned planned => release with { Planned = planned.CarrierId },
        Tendered tendered => release with
        {
            Tenders = [.. release.Tenders.TakeLast(Release.MaxTenders - 1), tendered.Tender],
            TenderCount = tendered.Tender.Number,
        },
        OfferSent sent => At(release, sent.TenderId, sent.CarrierId, offer => offer with { State = OfferState.Sent }),
        OfferCountered countered => At(release, countered.TenderId, countered.CarrierId, offer => offer with
        {
            State = OfferState.Countered,
            AnsweredAt = countered.At,
            Price = countered.Price,
            Reason = countered.Reason,
        }),
        OfferClosed closed => At(release, closed.TenderId, closed.CarrierId, offer => offer with
        {
            State = closed.State,
            AnsweredAt = closed.At,
            Reason = closed.Reason,
        }),
        OfferAccepted accepted => At(release with { Taken = accepted.Award }, accepted.TenderId, accepted.Award.CarrierId!.Value, offer => offer with
        {
            State = OfferState.Accepted,
            AnsweredAt = accepted.At,
            Price = accepted.Award.Cost,
        }),
        AnswerRefused => release with { Refusals = release.Refusals + 1 },
        WaterfallEnded ended => release with { Exhausted = ended.Exhaustion },
        RoundBegan began => release with { Round = began.Round, Exhausted = null, AskedAt = began.At },
        ApprovalAsked asked => release with { Approvals = [.. release.Approvals.TakeLast(Release.MaxTenders - 1), asked.Approval] },
        ApprovalEnded ended => release with
        {
            Approvals =
            [
                .. release.Approvals.Select(approval => approval.Number == ended.Number
                    ? approval with { State = ended.State, By = ended.By, Reason = ended.Reason }
                    : approval),
            ],
        },
        Confirmed confirmed => release with { Taken = null, Award = confirmed.Award },
        VehicleNamed named when release.Award is { } award => release with { Award = award with { VehicleId = named.VehicleId } },
        VehicleNamed named => release with { Taken = release.Taken! with { VehicleId = named.VehicleId } },
        TakenByHand taken => release with { Taken = null, Award = taken.Award },
        AwardEnded ended => Without(release, ended),
        OrderChanged { IsMaterial: true } changed => release with { Order = changed.Order, Overrides = [], Ranking = null },
        OrderChanged changed => release with { Order = changed.Order },
        Cancelled => release,
        JourneyBegan => release with { IsUnderWay = true },
        ProblemFound found => release with { Problems = [.. release.Problems, found.Problem], Incidents = found.Problem.Incident },
        ProblemEnded ended => release with { Problems = release.Problems.Remove(ended.Problem) },
        StatusChanged changed => release with { Status = changed.To, Since = changed.At },
        _ => throw new UnreachableException($"{fact.GetType().Name} is not evolved."),
    };

    private static Dock Asked(DockAsked asked) => new(
        asked.Stop, asked.Request.Kind, asked.FacilityId, asked.AppointmentId, asked.At, DockState.Asked, Slot: null, Why: null);

    private static ImmutableArray<Dock> After(ImmutableArray<Dock> docks, DockAnswered answered) =>
    [
        .. docks.Select(dock => dock.AppointmentId == answered.AppointmentId
            ? dock with { State = answered.Answer.State, Slot = answered.Answer.Slot, Why = answered.Answer.Why }
            : dock),
    ];

    private static ImmutableArray<Dock> With(ImmutableArray<Dock> docks, Dock asked) =>
        [.. docks.Where(dock => dock.AppointmentId != asked.AppointmentId).Append(asked).OrderBy(dock => dock.Stop)];

    private static ImmutableArray<Gate> With(ImmutableArray<Gate> gates, Gate gate) =>
        [.. gates.Where(other => other.Kind != gate.Kind).Append(gate).OrderBy(other => other.Kind)];

    private static ImmutableArray<Stock> LastWords(ImmutableArray<Stock> known, ImmutableArray<Stock> told) =>
        [.. known.Where(old => !told.Any(word => (word.Stop, word.Sku) == (old.Stop, old.Sku))), .. told];

    private static Release At(Release release, TenderId id, CarrierId carrier, Func<Offer, Offer> change) => release with
    {
        Tenders =
        [
            .. release.Tenders.Select(tender => tender.Id == id
                ? tender with { Offers = [.. tender.Offers.Select(offer => offer.CarrierId == carrier ? change(offer) : offer)] }
                : tender),
        ],
    };

    private static Release Without(Release release, AwardEnded ended)
    {
        var without = release with { Taken = null, Award = null };
        return ended.Award is { TenderId: { } tender, CarrierId: { } carrier }
            ? At(without, tender, carrier, offer => offer with
            {
                State = ended.FellOff ? OfferState.FellOff : OfferState.Withdrawn,
                AnsweredAt = ended.At,
                Reason = ended.Why,
            })
            : without;
    }
}
