using Dispatch.Accounts;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>A decision that is a person's to make.</summary>
/// <param name="Number">Counts the approvals of a release: its name there.</param>
/// <param name="Gate">The gate that it lets pass; null where it is about a price.</param>
/// <param name="Approver">The role that decides.</param>
/// <param name="What">What is to be approved, as a sentence.</param>
/// <param name="Amount">The most that may be paid; null where it is not about a price.</param>
[GenerateSerializer, Immutable, Alias("dispatch.approval")]
public sealed record Approval(
    int Number,
    int Round,
    ApprovalKind Kind,
    GateKind? Gate,
    TenderId? TenderId,
    Role Approver,
    DateTimeOffset AskedAt,
    DateTimeOffset DueAt,
    string What,
    Money? Amount,
    ApprovalState State,
    string? By,
    string? Reason)
{
    public bool IsOpen => State is ApprovalState.Open;
}

public enum ApprovalKind
{
    CostAboveLimit,
    PolicyException,
    HazmatReroute,
}

public enum ApprovalState
{
    Open,
    Approved,
    Rejected,

    /// <summary>Nobody decided in time, which is not an approval.</summary>
    Expired,

    /// <summary>What it was about is gone.</summary>
    Withdrawn,
}
