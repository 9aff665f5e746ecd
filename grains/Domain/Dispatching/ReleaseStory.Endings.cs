using Dispatch.Shipments;
using static Dispatch.Dispatching.ReleaseCommand;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>What ends a search or begins it anew, and what must be undone with it.</summary>
internal sealed partial record ReleaseStory
{
    /// <summary>A change that moves nothing is passed on; any other undoes what was found for the order that was.</summary>
    public ReleaseStory Change(Order order)
    {
        if (Order.IsSameAs(order))
        {
            return this;
        }

        var isMaterial = !Order.IsSameFreightAs(order);
        const string Why = "the order was changed";
        return Release switch
        {
            _ when !isMaterial || Release.IsUnderWay || !Release.IsDriven => Tell(new OrderChanged(Now, order, isMaterial, Release.Award?.CarrierId)).Settle(),

            // Whom a person chose a person may choose again; its docks are the tower's.
            { Award: { IsByHand: true } award } => Move(order, award.CarrierId, Why).Settle(),
            _ => Undo(Why, reopens: true).Move(order, carrier: null, Why).BeginRound(Why).Settle(),
        };
    }

    /// <summary>What was approved, and the docks, were for the order of before.</summary>
    private ReleaseStory Move(Order order, CarrierId? carrier, string why) =>
        WithdrawApprovals(approval => approval.Gate is not null && approval.State is ApprovalState.Approved or ApprovalState.Open, why)
        .GiveBackDocks(dock => !order.Stops.Any(stop => stop.Sequence == dock.Stop && stop.FacilityId == dock.FacilityId && stop.Kind == dock.Kind), why)
        .Tell(new OrderChanged(Now, order, IsMaterial: true, carrier))
        .AskDocks();

    public ReleaseStory Cancel(string reason) => Undo(reason, reopens: false)
        .WithdrawApprovals(approval => approval.IsOpen, reason)
        .GiveBackDocks(_ => true, reason)
        .Tell(new Cancelled(Now, reason))
        .Settle(ReleaseStatus.Cancelled);

    /// <summary>Docks that were found serve whoever comes.</summary>
    public ReleaseStory TakeByHand(TakeByHand take) => Release.Award switch
    {
        { } award when award.CarrierId == take.CarrierId && award.VehicleId == take.VehicleId => this,
        { } award when award.CarrierId == take.CarrierId => Tell(new VehicleNamed(Now, take.CarrierId, take.VehicleId, IsAssigned: true)),
        _ => Undo("a person assigned another carrier", reopens: false).GiveTo(take.CarrierId, take.VehicleId),
    };

    public ReleaseStory BeginJourney()
    {
        if (Release.IsUnderWay)
        {
            return this;
        }

        var found = Release.Award is null ? Undo("a truck came for it", reopens: false).GiveTo(carrier: null, vehicle: null) : this;
        return found.Tell(new JourneyBegan(Now)).Settle();
    }

    private ReleaseStory GiveTo(CarrierId? carrier, VehicleId? vehicle) => WithdrawApprovals(approval => approval.IsOpen, "it was assigned by hand")
        .Tell(new TakenByHand(
            Now, new(carrier, vehicle, TenderId: null, Cost: null, Lane: null, Day: null, Now), Release.Docks, Order.WithoutLines()))
        .Settle();

    /// <summary>Nobody keeps an offer, and nobody who had it keeps it.</summary>
    private ReleaseStory Undo(string why, bool reopens)
    {
        var withdrawn = Release.OpenTender is { } tender ? CloseAll(tender, OfferState.Withdrawn, why) : this;
        return (Release.Award ?? Release.Taken) is { } award ? withdrawn.EndAward(award, why, fellOff: false, reopens) : withdrawn;
    }

    private ReleaseStory EndAward(Award award, string why, bool fellOff, bool reopens = true) =>
        WithdrawApprovals(approval => approval.IsOpen && approval.TenderId is not null && approval.TenderId == award.TenderId, why)
        .Tell(new AwardEnded(Now, award, why, fellOff, reopens, WasConfirmed: award == Release.Award));

    private ReleaseStory GiveBackDocks(Func<Dock, bool> which, string why) => Each(
        Release.Docks.Where(which), (story, dock) => story.Tell(new DockGivenBack(Now, dock.AppointmentId, dock.FacilityId, why)));

    private ReleaseStory AskApproval(ApprovalKind kind, GateKind? gate, TenderId? tender, string what, Money? amount) =>
        Tell(new ApprovalAsked(Now, new(
            Release.Approvals.Select(approval => approval.Number).DefaultIfEmpty().Max() + 1,
            Release.Round,
            kind,
            gate,
            tender,
            Release.Policy.Approver,
            Now,
            Now + Release.Policy.ApproveWithin,
            what,
            amount,
            ApprovalState.Open,
            By: null,
            Reason: null)));

    /// <summary>A price that is not approved is an offer that came to nothing; a gate that is not approved stays shut.</summary>
    private ReleaseStory EndApproval(Approval approval, ApprovalState state, string? by, string? reason)
    {
        var ended = Tell(new ApprovalEnded(Now, approval.Number, state, by, reason));
        return state is not ApprovalState.Approved && approval.TenderId is { } tender && Release.Taken is { } taken && taken.TenderId == tender
            ? ended.Tell(new AwardEnded(Now, taken, state is ApprovalState.Rejected ? $"its price was rejected: {reason}" : "its price was not approved in time", FellOff: false, Reopens: true, WasConfirmed: false))
            : ended;
    }
}
