using Dispatch.Exceptions;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>What follows from whatever changed: gates, approvals, the next tender, the confirmation, problems, the status.</summary>
internal sealed partial record ReleaseStory
{
    /// <summary>A ranking that is older is asked for anew before anybody is asked: capacities and rates are others by then.</summary>
    private static readonly TimeSpan RankingIsFreshFor = TimeSpan.FromMinutes(15);

    /// <summary>More turns than it can take: an offer and a gate for each step.</summary>
    private const int MaxTurns = 20;

    /// <summary>What it means that a deadline has come: only what is due now counts.</summary>
    public ReleaseStory MeetDeadline(string name)
    {
        if (!ReleaseDeadlines.Of(Release).Any(deadline => deadline.Name == name && deadline.DueAt <= Now))
        {
            return this;
        }

        if (Release.OpenTender is { } tender && ReleaseDeadlines.NameOf(tender) == name)
        {
            return Expire(tender).Settle();
        }

        if (Release.Approvals.FirstOrDefault(approval => approval.IsOpen && ReleaseDeadlines.NameOf(approval) == name) is { } approval)
        {
            return EndApproval(approval, ApprovalState.Expired, by: null, reason: null).Settle();
        }

        var rankAgain = name == ReleaseDeadlines.NameOf(GateKind.Carrier) && Release is { Ranking.Eligible: 0, RankingAskedAt: null };
        return (rankAgain ? AskCarriers() : this).Settle();
    }

    /// <param name="status">Where it ends, if it does.</param>
    private ReleaseStory Settle(ReleaseStatus? status = null)
    {
        var story = this;
        for (var turn = 0; turn < MaxTurns && status is null; turn++)
        {
            var next = story.JudgeGates().AskApprovals().Advance();
            if (next.Facts.Length == story.Facts.Length)
            {
                break;
            }

            story = next;
        }

        return story.EndProblems(status).FindProblems(status).Turn(status);
    }

    private ReleaseStory JudgeGates() => Each(
        GateJudge.Judge(Release, Now).Where(gate => StillMatters(gate) && !gate.IsSameAs(Release.Find(gate.Kind))),
        (story, gate) => story.Tell(new GateChanged(Now, gate)));

    /// <summary>Once somebody carries it the other gates stand as they were found.</summary>
    private bool StillMatters(Gate gate) => Release.Award is null || gate.Kind is not (GateKind.Inventory or GateKind.Route or GateKind.Hold);

    private ReleaseStory AskApprovals()
    {
        if (!Release.IsDriven || Release.IsOver || Release.Award is not null)
        {
            return this;
        }

        return Each(
            GateJudge.Conditions(Release).Where(needed =>
                Release.Find(needed.Gate) is { IsReady: false } && GateJudge.ApprovalOf(Release, needed.Gate, needed.Kind) is null),
            (story, needed) => story.AskApproval(needed.Kind, needed.Gate, tender: null, needed.What, amount: null));
    }

    private ReleaseStory Advance() => Release switch
    {
        { Award: not null } or { IsDriven: false } or { Exhausted: not null } => this,
        { Taken: { } taken } => CanConfirm(taken) ? Confirm(taken) : this,
        { OpenTender: not null } => this,
        _ when !Release.Gates.All(gate => gate.IsReady) => this,
        { RankingAskedAt: null, Ranking: { } ranking } when ranking.At + RankingIsFreshFor < Now => AskCarriers(),
        { RankingAskedAt: not null } => this,
        _ when Waterfall.Next(Release) is { } next => BeginTender(next.Kind, next.Choices),
        _ => Tell(new WaterfallEnded(Now, Release.Round, WhyNobody())),
    };

    private bool CanConfirm(Award taken) =>
        Release.Gates.All(gate => gate.IsReady)
        && !Release.Approvals.Any(approval => approval.IsOpen && approval.TenderId == taken.TenderId)
        && (!IsBeyond(taken.Cost!) || Release.Approvals.Any(approval =>
            approval.State is ApprovalState.Approved && approval.TenderId == taken.TenderId && approval.Amount!.Amount >= taken.Cost!.Amount));

    private ReleaseStory Confirm(Award taken) => Tell(new Confirmed(Now, taken, Release.Docks, Order.WithoutLines()));

    private Exhaustion WhyNobody()
    {
        var offers = Release.Tenders.Where(tender => tender.Round == Release.Round).SelectMany(tender => tender.Offers).ToList();
        var (declined, expired) = (offers.Count(offer => offer.State is OfferState.Declined or OfferState.FellOff), offers.Count(offer => offer.State is OfferState.Expired));
        var full = offers.Count(offer => offer.State is OfferState.NoCapacity);
        var others = offers.Count - declined - expired - full;
        string[] counts =
        [
            .. Count(declined, "declined"), .. Count(expired, "did not answer"), .. Count(full, "had no capacity left"), .. Count(others, "did not get it"),
        ];
        var type = (declined, expired) switch
        {
            (0, 0) => CaseType.NoCarrier,
            _ => declined > expired ? CaseType.TenderDeclined : CaseType.TenderExpired,
        };
        return new(type, counts is [] ? "No step of the waterfall has anybody to ask." : $"Nobody took it: {string.Join(", ", counts)}.");
    }

    private static string[] Count(int count, string what) => count > 0 ? [$"{count} {what}"] : [];

    /// <summary>A gate that has failed is a case for people, as long as the tower is to go on by itself and cannot.</summary>
    private IEnumerable<(GateKind Gate, CaseType Type, string Summary)> Trouble(ReleaseStatus? ending) =>
        ending is not null || !Release.IsDriven || (Release.Award is not null && !HasLostADock)
            ? []
            : Release.Gates.Where(gate => gate.State is GateState.Failed && TypeOf(gate) is not null).Select(gate => (gate.Kind, TypeOf(gate)!.Value, gate.Reason));

    private bool HasLostADock => !Release.IsUnderWay && Release.Docks.Any(dock => dock.State is DockState.Refused or DockState.Freed);

    private CaseType? TypeOf(Gate gate) => gate.Kind switch
    {
        GateKind.Inventory => CaseType.InventoryNotReady,
        GateKind.PickupDock or GateKind.DeliveryDock => CaseType.NoDock,
        GateKind.Carrier => Release.Exhausted?.Type ?? CaseType.NoCarrier,
        _ => null,
    };

    private ReleaseStory EndProblems(ReleaseStatus? ending)
    {
        var trouble = Trouble(ending).Select(one => (one.Gate, one.Type)).ToList();
        return Each(
            Release.Problems.Where(problem => !trouble.Contains((problem.Gate, problem.Type))),
            (story, problem) => story.Tell(new ProblemEnded(Now, problem, ending is { } over ? $"The release is {over}." : Release.Find(problem.Gate)!.Reason)));
    }

    private ReleaseStory FindProblems(ReleaseStatus? ending) => Each(
        Trouble(ending).Where(one => !Release.Problems.Any(problem => (problem.Gate, problem.Type) == (one.Gate, one.Type))).ToList(),
        (story, one) => story.Tell(new ProblemFound(
            Now, new(story.Release.Incidents + 1, one.Gate, one.Type), one.Summary, Order.Customer.Tier)));

    private ReleaseStory Turn(ReleaseStatus? ending)
    {
        var to = ending ?? Status(Release);
        return to == Release.Status ? this : Tell(new StatusChanged(Now, Release.Status, to));
    }

    private static ReleaseStatus Status(Release release) => release switch
    {
        { Award: not null } => ReleaseStatus.Confirmed,
        _ when release.IsDriven && release.OpenTender is null && release.Gates.Any(gate => gate.State is GateState.Failed) => ReleaseStatus.NeedsHelp,
        _ when release.Approvals.Any(approval => approval.IsOpen) => ReleaseStatus.AwaitingApproval,
        { Taken: not null } => ReleaseStatus.Confirming,
        { OpenTender: not null } => ReleaseStatus.Tendering,

        // Between two steps, while the carriers are ranked anew.
        { RankingAskedAt: not null } when release.Tenders.Any(tender => tender.Round == release.Round) => ReleaseStatus.Tendering,
        _ when !release.IsDriven && release.Gates.All(gate => gate.IsReady || gate.Kind is GateKind.Carrier) => ReleaseStatus.Ready,
        _ => ReleaseStatus.Gathering,
    };
}
