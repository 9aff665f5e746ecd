using static Dispatch.Dispatching.ReleaseCommand;

namespace Dispatch.Dispatching;

/// <summary>What people must say with what they do.</summary>
internal static class ReleaseRules
{
    public const int MaxTextLength = 2_000;
    public const int MaxNameLength = 64;
    public const int MaxHolds = 10;

    public static Refusal? Check(Release release, ReleaseCommand command) => command switch
    {
        PlaceHold { Kind: var kind } when string.IsNullOrWhiteSpace(kind) || kind.Length > MaxNameLength =>
            new("release.invalid-hold", $"A hold has a kind of 1 to {MaxNameLength} characters: credit, compliance, ..."),
        PlaceHold hold when release.Holds.Length >= MaxHolds && !release.Holds.Any(known => known.Kind == hold.Kind) =>
            new("release.too-many-holds", $"A release has at most {MaxHolds} holds."),
        PlaceHold { Reason: var reason } => CheckReason(reason),
        OverrideGate { Gate: var gate } when !GateJudge.CanBeOverridden(gate) =>
            new("release.gate-not-yours", gate is GateKind.Hold ? "A hold is lifted, not overridden." : "A carrier is assigned, not overridden."),
        OverrideGate word when GateJudge.AwaitsApproval(release, word.Gate) && !word.By.May(release.Policy.Approver) =>
            new("approval.not-yours", $"{release.Policy.Approver} decides whether {word.Gate} may pass."),
        OverrideGate { Reason: var reason } => CheckReason(reason),
        DecideApproval { IsApproved: false, Reason: var reason } => CheckReason(reason),
        DecideApproval { Reason.Length: > MaxTextLength } => CheckReason(new('x', MaxTextLength + 1)),
        Retry when !release.Policy.IsAutomatic => new("release.manual", "This client's orders are dispatched by hand: assign a carrier."),
        _ => null,
    };

    private static Refusal? CheckReason(string? reason) => reason switch
    {
        _ when string.IsNullOrWhiteSpace(reason) => new("release.reason-required", "Say why."),
        { Length: > MaxTextLength } => new("release.reason-too-long", $"A reason has at most {MaxTextLength} characters."),
        _ => null,
    };
}
