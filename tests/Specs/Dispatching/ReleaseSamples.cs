using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;
using static Dispatch.Dispatching.ReleaseCommand;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>One of every kind, for the transition tables and the stored form.</summary>
internal static class ReleaseSamples
{
    private static readonly Tender Tender = Releasing.Asked.Tender;
    private static readonly Award Award = new(Freight.Able, new("truck-7"), Tender.Id, new(800, "USD"), "florida", Tender.Day, Some.At(-23));
    private static readonly Problem Problem = new(Incident: 1, GateKind.PickupDock, CaseType.NoDock);

    private static readonly Approval Approval = new(
        Number: 1, Round: 1, ApprovalKind.CostAboveLimit, Gate: null, Tender.Id, new("dispatch-lead"), Some.At(-23), Some.At(-22), "1200 USD, above the limit of 1000 USD.",
        new(1_200, "USD"), ApprovalState.Open, By: null, Reason: null);

    public static ImmutableArray<ReleaseFact> Facts { get; } =
    [
        new Opened(Some.At(-24), Freight.Paint, Freight.Policy, Freight.Guide, [Freight.Yard]),
        new StockReported(Some.At(-20), [new(1, "paint", 30, 12, IsAllReady: false, Some.At(-20), "api:wms"), new(1, null, null, null, IsAllReady: true, Some.At(-20), "api:wms")]),
        new DockAsked(Some.At(-24), 1, Freight.Yard, Freight.YardDock, SlotRequest.Of(Freight.Paint, Freight.Paint.Stops[0])),
        new DockAnswered(Some.At(-24), Freight.YardDock, Freight.Yard, 1, Freight.Held(Freight.YardSlot), Tell: null),
        new DockGivenBack(Some.At(-23), Freight.StoreDock, Freight.Store, "the order was changed"),
        new CarriersAsked(Some.At(-24), Freight.Paint.WithoutLines(), Freight.Guide, Freight.Best, ScoreWeights.Default),
        new CarriersRanked(Some.At(-24), Freight.Ranking(Freight.Candidate(Freight.Able, 800), Freight.Candidate(Freight.Best, 900, eligible: false))),
        new GateChanged(Some.At(-24), new(GateKind.Inventory, GateState.Waiting, "30 of 40 paint ready.", "warehouse", Some.At(-4), "A report.", ["api:wms"], Assumed: false)),
        new HoldPlaced(Some.At(-23), new("credit", "over its limit", "api:erp", Some.At(-23))),
        new HoldLifted(Some.At(-22), "credit", "person:ann"),
        new GateOverridden(Some.At(-22), new(GateKind.DeliveryDock, "person:ann", "agreed by phone", Some.At(-22))),
        new ReleaseFact.Planned(Some.At(-22), Freight.Best, "wave-1"),
        new Tendered(Some.At(-23), Tender),
        new OfferSent(Some.At(-23), Tender.Id, Freight.Able, new(800, "USD"), Tender.AnswerBy, Freight.Paint.WithoutLines()),
        new OfferCountered(Some.At(-23), Tender.Id, Freight.Able, new(850, "USD"), "fuel"),
        new OfferClosed(Some.At(-23), Tender.Id, Freight.Able, OfferState.Declined, "no truck", WasKnown: true),
        new OfferAccepted(Some.At(-23), Tender.Id, Award),
        new AnswerRefused(Some.At(-22), Tender.Id, Freight.Cheap, TenderAnswer.Accept, "tender.not-yours"),
        new WaterfallEnded(Some.At(-22), Round: 1, new(CaseType.TenderExpired, "Nobody took it: 3 did not answer.")),
        new RoundBegan(Some.At(-22), Round: 2, "person:ann asked for it"),
        new ApprovalAsked(Some.At(-23), Approval),
        new ApprovalEnded(Some.At(-23), Number: 1, ApprovalState.Approved, "person:ann", "customer pays"),
        new ReleaseFact.Confirmed(Some.At(-22), Award, Releasing.Docked.Release.Docks, Freight.Paint.WithoutLines()),
        new VehicleNamed(Some.At(-22), Freight.Able, new("truck-8"), IsAssigned: false),
        new TakenByHand(Some.At(-21), Award with { TenderId = null, Cost = null, Lane = null, Day = null }, [], Freight.Paint.WithoutLines()),
        new AwardEnded(Some.At(-20), Award, "it broke down", FellOff: true, Reopens: true, WasConfirmed: true),
        new OrderChanged(Some.At(-20), Freight.Paint with { WeightKg = 11_000 }, IsMaterial: true, Carrier: null),
        new ReleaseFact.Cancelled(Some.At(-19), "sold elsewhere"),
        new JourneyBegan(Some.At(0)),
        new ProblemFound(Some.At(-4), Problem, "yard-1 is full.", "gold"),
        new ProblemEnded(Some.At(-3), Problem, "a slot was freed"),
        new StatusChanged(Some.At(-19), ReleaseStatus.Gathering, ReleaseStatus.Tendering),
    ];

    public static ImmutableArray<(string Name, Releasing Releasing)> EveryStatus { get; } =
    [
        ("unknown", Releasing.Unknown),
        ("gathering", Releasing.Opened),
        ("ready", Releasing.Manual.When(new ReportStock(Freight.AllReady(-24), "api:wms"))),
        ("tendering", Releasing.Tendering),
        ("awaitingApproval", Releasing.Tendering with { Release = Dear.Release }),
        ("confirming", Confirming),
        ("confirmed", Releasing.Confirmed),
        ("needsHelp", Releasing.Docked.When(new Rank(Freight.Ranking(Freight.Candidate(Freight.Able, 800, eligible: false))))),
        ("cancelled", Releasing.Cancelled),
    ];

    public static ImmutableArray<(string Name, ReleaseCommand Command)> Commands { get; } =
    [
        ("open", Freight.Order()),
        ("report stock", new ReportStock(Freight.AllReady(-23), "api:wms")),
        ("report too little", new ReportStock(Freight.Stock(10, -23), "api:wms")),
        ("dock held", new AnswerDock(Freight.Yard, Freight.YardDock, Freight.Held(Freight.YardSlot))),
        ("dock freed", new AnswerDock(Freight.Yard, Freight.YardDock, new(DockState.Freed, null, "the door is out of order"))),
        ("rank", new Rank(Freight.Ranking(Freight.Carriers))),
        ("rank nobody", new Rank(Freight.Ranking())),
        ("capacity held", new AnswerCapacity(Freight.Able, IsHeld: true, Why: null)),
        ("capacity refused", new AnswerCapacity(Freight.Able, IsHeld: false, "it has taken its 3 loads")),
        ("accept", new AnswerTender(Tender.Id, Freight.Able, TenderAnswer.Accept, null, null, null)),
        ("accept with vehicle", new AnswerTender(Tender.Id, Freight.Able, TenderAnswer.Accept, null, null, new("truck-7"))),
        ("accept another's", new AnswerTender(Tender.Id, Freight.Best, TenderAnswer.Accept, null, null, null)),
        ("decline", new AnswerTender(Tender.Id, Freight.Able, TenderAnswer.Decline, "no truck", null, null)),
        ("counter", new AnswerTender(Tender.Id, Freight.Able, TenderAnswer.Counter, null, new(850, "USD"), null)),
        ("hold", new PlaceHold("credit", "over its limit", "api:erp")),
        ("lift hold", new LiftHold("credit", "api:erp")),
        ("override inventory", new OverrideGate(GateKind.Inventory, "counted by hand", Freight.Ann)),
        ("override carrier", new OverrideGate(GateKind.Carrier, "I know one", Freight.Ann)),
        ("approve", new DecideApproval(Number: null, IsApproved: true, Reason: null, Freight.Lead)),
        ("reject", new DecideApproval(Number: null, IsApproved: false, "too dear", Freight.Lead)),
        ("retry", new Retry("ann")),
        ("plan", new Plan(Freight.Best, "wave-1")),
        ("change", new Change(Freight.Paint with { WeightKg = 11_000 })),
        ("change priority", new Change(Freight.Paint with { Priority = "express" })),
        ("cancel", new Cancel("sold elsewhere")),
        ("take by hand", new TakeByHand(Freight.Cheap, new("truck-9"))),
        ("begin journey", new BeginJourney()),
        ("meet gate:Inventory", new MeetDeadline("gate:Inventory")),
        ("meet tender:1", new MeetDeadline("tender:1")),
        ("meet approval:1", new MeetDeadline("approval:1")),
    ];

    private static Releasing Dear => Releasing.Docked
        .When(new Rank(Freight.Ranking(Freight.Candidate(Freight.Able, 1_200)))).WithCapacity()
        .Answers(Freight.Able, TenderAnswer.Accept);

    private static Releasing Confirming => Releasing.Tendering
        .When(new PlaceHold("credit", "over its limit", "api:erp"))
        .Answers(Freight.Able, TenderAnswer.Accept);
}
