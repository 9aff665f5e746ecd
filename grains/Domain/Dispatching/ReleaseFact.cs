using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>What happened on an order's way to dispatch. Facts carry results, so that folding them again needs no rule.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(StockReported), "stockReported")]
[JsonDerivedType(typeof(DockAsked), "dockAsked")]
[JsonDerivedType(typeof(DockAnswered), "dockAnswered")]
[JsonDerivedType(typeof(DockGivenBack), "dockGivenBack")]
[JsonDerivedType(typeof(CarriersAsked), "carriersAsked")]
[JsonDerivedType(typeof(CarriersRanked), "carriersRanked")]
[JsonDerivedType(typeof(GateChanged), "gateChanged")]
[JsonDerivedType(typeof(HoldPlaced), "holdPlaced")]
[JsonDerivedType(typeof(HoldLifted), "holdLifted")]
[JsonDerivedType(typeof(GateOverridden), "gateOverridden")]
[JsonDerivedType(typeof(Planned), "planned")]
[JsonDerivedType(typeof(Tendered), "tendered")]
[JsonDerivedType(typeof(OfferSent), "offerSent")]
[JsonDerivedType(typeof(OfferCountered), "offerCountered")]
[JsonDerivedType(typeof(OfferClosed), "offerClosed")]
[JsonDerivedType(typeof(OfferAccepted), "offerAccepted")]
[JsonDerivedType(typeof(AnswerRefused), "answerRefused")]
[JsonDerivedType(typeof(WaterfallEnded), "waterfallEnded")]
[JsonDerivedType(typeof(RoundBegan), "roundBegan")]
[JsonDerivedType(typeof(ApprovalAsked), "approvalAsked")]
[JsonDerivedType(typeof(ApprovalEnded), "approvalEnded")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(VehicleNamed), "vehicleNamed")]
[JsonDerivedType(typeof(TakenByHand), "takenByHand")]
[JsonDerivedType(typeof(AwardEnded), "awardEnded")]
[JsonDerivedType(typeof(OrderChanged), "orderChanged")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(JourneyBegan), "journeyBegan")]
[JsonDerivedType(typeof(ProblemFound), "problemFound")]
[JsonDerivedType(typeof(ProblemEnded), "problemEnded")]
[JsonDerivedType(typeof(StatusChanged), "statusChanged")]
public abstract record ReleaseFact
{
    private ReleaseFact(DateTimeOffset at) => At = at;

    /// <summary>When it happened, in the world.</summary>
    public DateTimeOffset At { get; init; }

    public sealed record Opened(
        DateTimeOffset At, Order Order, DispatchPolicy Policy, ImmutableArray<GuideEntry> Guide, ImmutableArray<FacilityId> Trusted) : ReleaseFact(At);

    /// <summary>A WMS told of stock; what it said of each line.</summary>
    public sealed record StockReported(DateTimeOffset At, ImmutableArray<Stock> Stock) : ReleaseFact(At);

    /// <summary>A facility is asked for a dock, anew where it was asked before.</summary>
    public sealed record DockAsked(
        DateTimeOffset At, int Stop, FacilityId FacilityId, AppointmentId AppointmentId, SlotRequest Request) : ReleaseFact(At);

    /// <param name="Tell">Whether a carrier that has the shipment must hear of it.</param>
    public sealed record DockAnswered(
        DateTimeOffset At, AppointmentId AppointmentId, FacilityId FacilityId, int Stop, DockAnswer Answer, CarrierId? Tell) : ReleaseFact(At);

    /// <summary>A dock is needed no longer.</summary>
    public sealed record DockGivenBack(DateTimeOffset At, AppointmentId AppointmentId, FacilityId FacilityId, string Why) : ReleaseFact(At);

    /// <summary>The carriers are to be ranked.</summary>
    /// <param name="Freight">The order without its lines.</param>
    /// <param name="Preferred">The carrier of a wave, if there is one.</param>
    public sealed record CarriersAsked(
        DateTimeOffset At, Order Freight, ImmutableArray<GuideEntry> Guide, CarrierId? Preferred, ScoreWeights Weights) : ReleaseFact(At);

    public sealed record CarriersRanked(DateTimeOffset At, Ranked Ranking) : ReleaseFact(At);

    public sealed record GateChanged(DateTimeOffset At, Gate Gate) : ReleaseFact(At);

    public sealed record HoldPlaced(DateTimeOffset At, Hold Hold) : ReleaseFact(At);

    public sealed record HoldLifted(DateTimeOffset At, string Kind, string By) : ReleaseFact(At);

    public sealed record GateOverridden(DateTimeOffset At, GateOverride Override) : ReleaseFact(At);

    public sealed record Planned(DateTimeOffset At, CarrierId CarrierId, string Wave) : ReleaseFact(At);

    /// <summary>A step of the waterfall begins: the capacity of its carriers is to be held.</summary>
    public sealed record Tendered(DateTimeOffset At, Tender Tender) : ReleaseFact(At);

    /// <summary>A carrier's capacity is held, and it hears of the offer.</summary>
    /// <param name="Price">Null where it is to name one.</param>
    /// <param name="Freight">The order without its lines.</param>
    public sealed record OfferSent(
        DateTimeOffset At, TenderId TenderId, CarrierId CarrierId, Money? Price, DateTimeOffset AnswerBy, Order Freight) : ReleaseFact(At);

    public sealed record OfferCountered(DateTimeOffset At, TenderId TenderId, CarrierId CarrierId, Money Price, string? Reason) : ReleaseFact(At);

    /// <summary>An offer came to nothing.</summary>
    /// <param name="WasKnown">Whether the carrier had heard of it.</param>
    public sealed record OfferClosed(
        DateTimeOffset At, TenderId TenderId, CarrierId CarrierId, OfferState State, string Reason, bool WasKnown) : ReleaseFact(At);

    public sealed record OfferAccepted(DateTimeOffset At, TenderId TenderId, Award Award) : ReleaseFact(At);

    /// <summary>An answer to a tender came that could not count.</summary>
    public sealed record AnswerRefused(DateTimeOffset At, TenderId TenderId, CarrierId CarrierId, TenderAnswer Answer, string Code) : ReleaseFact(At);

    /// <summary>Nobody is left to ask.</summary>
    public sealed record WaterfallEnded(DateTimeOffset At, int Round, Exhaustion Exhaustion) : ReleaseFact(At);

    /// <summary>Carriers are asked from the top again.</summary>
    public sealed record RoundBegan(DateTimeOffset At, int Round, string Why) : ReleaseFact(At);

    public sealed record ApprovalAsked(DateTimeOffset At, Approval Approval) : ReleaseFact(At);

    public sealed record ApprovalEnded(DateTimeOffset At, int Number, ApprovalState State, string? By, string? Reason) : ReleaseFact(At);

    /// <summary>Docks, carrier and price are settled.</summary>
    /// <param name="Freight">The order without its lines.</param>
    public sealed record Confirmed(DateTimeOffset At, Award Award, ImmutableArray<Dock> Docks, Order Freight) : ReleaseFact(At);

    /// <param name="IsAssigned">Whether the shipment has it already: a person assigned it there.</param>
    public sealed record VehicleNamed(DateTimeOffset At, CarrierId CarrierId, VehicleId VehicleId, bool IsAssigned) : ReleaseFact(At);

    /// <summary>A person assigned it, or a truck came that nobody had named.</summary>
    public sealed record TakenByHand(DateTimeOffset At, Award Award, ImmutableArray<Dock> Docks, Order Freight) : ReleaseFact(At);

    /// <summary>Whoever had taken it does not carry it.</summary>
    /// <param name="Reopens">Whether the shipment is without a carrier now.</param>
    /// <param name="WasConfirmed">Whether others had been told.</param>
    public sealed record AwardEnded(DateTimeOffset At, Award Award, string Why, bool FellOff, bool Reopens, bool WasConfirmed) : ReleaseFact(At);

    /// <param name="IsMaterial">Whether what was found for it counts no longer.</param>
    /// <param name="Carrier">Who carries it all the same.</param>
    public sealed record OrderChanged(DateTimeOffset At, Order Order, bool IsMaterial, CarrierId? Carrier) : ReleaseFact(At);

    public sealed record Cancelled(DateTimeOffset At, string Reason) : ReleaseFact(At);

    public sealed record JourneyBegan(DateTimeOffset At) : ReleaseFact(At);

    public sealed record ProblemFound(
        DateTimeOffset At, Problem Problem, string Summary, string? CustomerTier) : ReleaseFact(At);

    public sealed record ProblemEnded(DateTimeOffset At, Problem Problem, string Why) : ReleaseFact(At);

    public sealed record StatusChanged(DateTimeOffset At, ReleaseStatus From, ReleaseStatus To) : ReleaseFact(At);
}
