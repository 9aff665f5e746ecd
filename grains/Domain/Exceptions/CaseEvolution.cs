using System.Diagnostics;
using static Dispatch.Exceptions.CaseFact;

namespace Dispatch.Exceptions;

/// <summary>An exception after a fact. It only assigns: every rule was applied when the fact was found.</summary>
public static class CaseEvolution
{
    public static Case Evolve(Case @case, CaseFact fact) => fact switch
    {
        Opened opened => @case with
        {
            Type = opened.Type,
            Severity = opened.Severity,
            Status = CaseStatus.Open,
            ShipmentId = opened.Shipment,
            Summary = opened.Summary,
            Owner = opened.Owner,
            DetectedAt = opened.At,
            AcknowledgeBy = opened.AcknowledgeBy,
            ResolveBy = opened.ResolveBy,
            Evidence = opened.Evidence,
        },
        Acknowledged acknowledged => Seen(@case, acknowledged.At) with { Status = CaseStatus.Acknowledged, SnoozedUntil = null },
        Assigned assigned => Seen(@case, assigned.At) with { Status = CaseStatus.InProgress, Owner = assigned.Owner, SnoozedUntil = null },
        Commented => @case,
        Snoozed snoozed => Seen(@case, snoozed.At) with { Status = CaseStatus.Snoozed, SnoozedUntil = snoozed.Until },
        Woke => @case with { Status = CaseStatus.Acknowledged, SnoozedUntil = null },
        Escalated escalated => @case with
        {
            Owner = escalated.Owner,
            Severity = escalated.Severity,
            Escalated = @case.Escalated.Add(escalated.Deadline),
        },
        Resolved resolved => @case with { Status = CaseStatus.Resolved, EndedAt = resolved.At, SnoozedUntil = null },
        Cleared cleared => @case with
        {
            Status = CaseStatus.Cleared,
            EndedAt = cleared.At,
            SnoozedUntil = null,
            Evidence = @case.Evidence.Add(cleared.Evidence),
        },
        _ => throw new UnreachableException($"{fact.GetType().Name} is not evolved."),
    };

    /// <summary>Whoever acts on it has seen it.</summary>
    private static Case Seen(Case @case, DateTimeOffset at) => @case with { AcknowledgedAt = @case.AcknowledgedAt ?? at };
}
