using static Dispatch.Dispatching.ReleaseCommand;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>People and the ERP step in.</summary>
internal sealed partial record ReleaseStory
{
    public ReleaseStory Hold(PlaceHold hold) =>
        Release.Holds.Any(known => (known.Kind, known.Reason) == (hold.Kind, hold.Reason))
            ? this
            : Tell(new HoldPlaced(Now, new(hold.Kind, hold.Reason, hold.By, Now))).Settle();

    public ReleaseStory LiftHold(LiftHold lift) => Each(
        Release.Holds.Where(hold => lift.Kind is null || hold.Kind == lift.Kind),
        (story, hold) => story.Tell(new HoldLifted(Now, hold.Kind, lift.By))) is { Facts.IsEmpty: false } lifted ? lifted.Settle() : this;

    /// <summary>Nobody is asked any more whether the gate may pass.</summary>
    public ReleaseStory Override(OverrideGate word) =>
        Release.Overrides.Any(known => (known.Gate, known.Reason) == (word.Gate, word.Reason))
            ? this
            : WithdrawApprovals(approval => approval.IsOpen && approval.Gate == word.Gate, word.Reason).Tell(new GateOverridden(Now, new(word.Gate, word.By.Name, word.Reason, Now))).Settle();

    public Verdict<ReleaseFact> Decide(DecideApproval decision)
    {
        var open = Release.Approvals.Where(approval => approval.IsOpen && (decision.Number is null || approval.Number == decision.Number)).ToList();
        var state = decision.IsApproved ? ApprovalState.Approved : ApprovalState.Rejected;
        return (open, Release.Approvals.LastOrDefault(approval => decision.Number is null || approval.Number == decision.Number)) switch
        {
            ([var approval], _) when !decision.By.May(approval.Approver) => Refuse("approval.not-yours", $"{approval.Approver} decides over approval {approval.Number}."),
            ([var approval], _) => EndApproval(approval, state, decision.By.Name, decision.Reason).Settle().Verdict,
            ({ Count: > 1 }, _) => Refuse("approval.which", $"Several approvals are open: {string.Join(", ", open.Select(approval => approval.Number))}."),
            (_, { } last) when last.State == state => Verdict,
            (_, { } last) => Refuse("approval.ended", $"Approval {last.Number} is {last.State}."),
            _ => Refuse("approval.unknown", $"Release {Release.Id} awaits no such approval."),
        };
    }

    /// <summary>What a person asks for anew is asked for from the top, also what was refused.</summary>
    public ReleaseStory Retry(Retry retry) => BeginRound($"{retry.By} asked for it").AskDocks(lostOnly: true).Settle();

    /// <summary>A wave is a wish: the carrier is asked before all others.</summary>
    public ReleaseStory Plan(Plan plan)
    {
        if (Release.Planned == plan.CarrierId)
        {
            return this;
        }

        var planned = Tell(new ReleaseFact.Planned(Now, plan.CarrierId, plan.Wave));
        return Release switch
        {
            { IsDriven: false } => planned.AskDocks().AskCarriers().Settle(),
            { Exhausted: not null } => planned.BeginRound($"wave {plan.Wave}").Settle(),
            _ => planned.AskCarriers().Settle(),
        };
    }

    private ReleaseStory AskDocks(bool lostOnly) => Each(
        Release.Docks.Where(dock => !lostOnly || !dock.IsSettled),
        (story, dock) => story.Tell(new DockAsked(
            Now, dock.Stop, dock.FacilityId, dock.AppointmentId, Facilities.SlotRequest.Of(Order, Order.Stops.First(stop => stop.Sequence == dock.Stop)))));

    private ReleaseStory BeginRound(string why) => WithdrawApprovals(approval => approval.IsOpen, why).Tell(new RoundBegan(Now, Release.Round + 1, why)).AskCarriers();

    private ReleaseStory WithdrawApprovals(Func<Approval, bool> which, string why) => Each(
        Release.Approvals.Where(which),
        (story, approval) => story.Tell(new ApprovalEnded(Now, approval.Number, ApprovalState.Withdrawn, By: null, why)));
}
