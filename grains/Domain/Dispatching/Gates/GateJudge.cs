using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>How every gate of a release stands, by what is known and the time it is.</summary>
internal static class GateJudge
{
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(1);

    public static ImmutableArray<Gate> Judge(Release release, DateTimeOffset now) =>
        [.. Enum.GetValues<GateKind>().Select(kind => Overridden(release, kind) ?? Judge(release, kind, now))];

    private static Gate Judge(Release release, GateKind kind, DateTimeOffset now) => kind switch
    {
        GateKind.Inventory => InventoryGate.Judge(release, now),
        GateKind.PickupDock or GateKind.DeliveryDock => DockGate.Judge(release, kind, now),
        GateKind.Carrier => CarrierGate.Judge(release, now),
        GateKind.Route => RouteGate.Judge(release),
        GateKind.Service => ServiceGate.Judge(release, now),
        _ => HoldGate.Judge(release),
    };

    /// <summary>A person cannot say that a carrier is there who is not, nor lift a hold that is somebody else's.</summary>
    public static bool CanBeOverridden(GateKind kind) => kind is not (GateKind.Carrier or GateKind.Hold);

    private static Gate? Overridden(Release release, GateKind kind) =>
        release.Overrides.FirstOrDefault(word => word.Gate == kind) is { } word
            ? Gate.Ready(kind, $"{word.By} takes it to be ready: {word.Reason}") with { Assumed = true }
            : null;

    /// <summary>Facilities and rankings answer from within the tower: however impatient a client is, they are given this.</summary>
    public static TimeSpan PatienceWithin(Release release) => release.Policy.Patience > AtLeast ? release.Policy.Patience : AtLeast;

    /// <summary>
    /// When a source must have spoken: a lead before the first pickup, but never sooner than one can expect an answer, and in no case later
    /// than the pickup itself.
    /// </summary>
    /// <returns>Null once it is over.</returns>
    public static DateTimeOffset? Due(Release release, TimeSpan lead, TimeSpan patience, DateTimeOffset now)
    {
        var window = release.Order!.Stops[0].Window;
        var due = Later(window.From - lead, release.AskedAt + patience);
        var atLatest = due < window.To ? due : window.To;
        return atLatest > now ? atLatest : null;
    }

    /// <summary>All that a person must approve before the release goes on, approved or not.</summary>
    public static IEnumerable<Condition> Conditions(Release release) => RouteGate.Conditions(release).Concat(ServiceGate.Conditions(release));

    public static bool AwaitsApproval(Release release, GateKind gate) => Conditions(release).Any(condition =>
        condition.Gate == gate && ApprovalOf(release, gate, condition.Kind) is not { State: ApprovalState.Approved });

    /// <summary>The approval that a gate has, or waits for. What was given holds on; what was rejected is asked for again in a new round.</summary>
    public static Approval? ApprovalOf(Release release, GateKind gate, ApprovalKind kind) =>
        release.Approvals.LastOrDefault(approval => approval.Gate == gate
            && approval.Kind == kind
            && (approval.State is ApprovalState.Approved || (approval.State is not ApprovalState.Withdrawn && approval.Round == release.Round)));

    /// <summary>The gate as its first condition that nobody has approved leaves it; null where all are approved, or there is none.</summary>
    public static Gate? Approved(Release release, IEnumerable<Condition> conditions) =>
        conditions.Select(condition => Approved(release, condition)).FirstOrDefault(gate => gate is not null);

    private static Gate? Approved(Release release, Condition condition) => ApprovalOf(release, condition.Gate, condition.Kind) switch
    {
        { State: ApprovalState.Approved } => null,
        { State: ApprovalState.Rejected } approval =>
            Gate.Failed(condition.Gate, $"{condition.What} {approval.By} rejected it.", "Another order, or another decision in a new round."),
        { State: ApprovalState.Expired } => Gate.Failed(condition.Gate, $"{condition.What} Nobody decided in time.", "A decision in a new round."),
        _ => Gate.Waiting(condition.Gate, condition.What, release.Policy.Approver.Value, dueAt: null, "An approval."),
    };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>What must be approved by a person before a gate passes.</summary>
internal sealed record Condition(GateKind Gate, ApprovalKind Kind, string What);
