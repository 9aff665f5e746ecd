using System.Collections.Immutable;

namespace Dispatch.Exceptions;

/// <summary>One exception being worked.</summary>
/// <param name="Evidence">The facts that speak for it.</param>
/// <param name="Owner">A role (<c>dispatch</c>) until a person takes it.</param>
/// <param name="Escalated">Its deadlines that passed, each at most once.</param>
/// <param name="SnoozedUntil">While it is snoozed.</param>
public sealed record Case(
    CaseId Id,
    CaseType Type,
    Severity Severity,
    CaseStatus Status,
    ShipmentId? ShipmentId,
    string Summary,
    string Owner,
    DateTimeOffset DetectedAt,
    DateTimeOffset AcknowledgeBy,
    DateTimeOffset ResolveBy,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? SnoozedUntil,
    DateTimeOffset? EndedAt,
    ImmutableArray<string> Escalated,
    ImmutableArray<string> Evidence)
{
    /// <summary>An exception that was never opened.</summary>
    public static Case Unknown(CaseId id) => new(
        id, default, Severity.Info, CaseStatus.Unknown, null, "", "", default, default, default, null, null, null, [], []);

    /// <summary>How many rungs of the ladder it went up.</summary>
    public int Escalations => Escalated.Length;

    public bool IsWorkedBy(string owner) => Status is CaseStatus.InProgress && Owner == owner;

    public bool IsOpen => Status
        is CaseStatus.Open or CaseStatus.Acknowledged or CaseStatus.InProgress or CaseStatus.Waiting or CaseStatus.Snoozed;
}

public enum CaseStatus
{
    /// <summary>Never opened; never seen outside.</summary>
    Unknown,
    Open,
    Acknowledged,
    InProgress,
    Waiting,
    Snoozed,
    Resolved,
    Cleared,
    Reviewed,
}

public enum Severity
{
    Info,
    Minor,
    Major,
    Critical,
}
