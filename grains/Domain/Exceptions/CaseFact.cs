using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dispatch.Exceptions;

/// <summary>What happened to an exception. Facts carry results, so that folding them again needs no rule.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(Commented), "commented")]
[JsonDerivedType(typeof(Snoozed), "snoozed")]
[JsonDerivedType(typeof(Woke), "woke")]
[JsonDerivedType(typeof(Escalated), "escalated")]
[JsonDerivedType(typeof(Resolved), "resolved")]
[JsonDerivedType(typeof(Cleared), "cleared")]
public abstract record CaseFact
{
    private CaseFact(DateTimeOffset at) => At = at;

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    public sealed record Opened(
        DateTimeOffset At,
        CaseType Type,
        Severity Severity,
        ShipmentId? Shipment,
        string Summary,
        string Owner,
        DateTimeOffset AcknowledgeBy,
        DateTimeOffset ResolveBy,
        ImmutableArray<string> Evidence) : CaseFact(At);

    public sealed record Acknowledged(DateTimeOffset At, string By) : CaseFact(At);

    public sealed record Assigned(DateTimeOffset At, string By, string Owner) : CaseFact(At);

    public sealed record Commented(DateTimeOffset At, string By, string Text) : CaseFact(At);

    public sealed record Snoozed(DateTimeOffset At, string By, DateTimeOffset Until, string Reason) : CaseFact(At);

    /// <summary>A snooze is over: somebody must take the exception up again.</summary>
    public sealed record Woke(DateTimeOffset At) : CaseFact(At);

    /// <summary>A deadline passed: the exception went to the next owner with the next severity.</summary>
    public sealed record Escalated(DateTimeOffset At, string Deadline, string Owner, Severity Severity) : CaseFact(At);

    public sealed record Resolved(DateTimeOffset At, string By, string Reason) : CaseFact(At);

    /// <summary>Its cause ended by itself.</summary>
    /// <param name="Evidence">The fact that ended it.</param>
    public sealed record Cleared(DateTimeOffset At, string Why, string Evidence) : CaseFact(At);
}
