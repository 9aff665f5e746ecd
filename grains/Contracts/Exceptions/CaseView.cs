using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dispatch.Shipments;

namespace Dispatch.Exceptions;

/// <summary>An exception as the API and the pages show it.</summary>
/// <param name="Actions">What can be done to it now: <c>acknowledge</c>, <c>assign</c>, <c>comment</c>, <c>snooze</c>, <c>resolve</c>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.case-view")]
public sealed record CaseView(
    CaseId ExceptionId,
    CaseType Type,
    Severity Severity,
    CaseStatus Status,
    ShipmentId? ShipmentId,
    string Summary,
    string Owner,
    DateTimeOffset DetectedAt,
    DateTimeOffset AcknowledgeBy,
    DateTimeOffset ResolveBy,
    int Escalations,
    ImmutableArray<string> Evidence,
    string? Recommendation,
    ImmutableArray<string> Actions,
    ImmutableArray<TimelineItem> History);

/// <summary>An exception in a list.</summary>
/// <param name="Change">See <see cref="ShipmentRow.Change"/>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.case-row")]
public sealed record CaseRow(
    CaseId ExceptionId,
    CaseType Type,
    Severity Severity,
    CaseStatus Status,
    ShipmentId? ShipmentId,
    ClientId? ClientId,
    CarrierId? CarrierId,
    string Summary,
    string Owner,
    DateTimeOffset DetectedAt,
    DateTimeOffset AcknowledgeBy,
    DateTimeOffset ResolveBy,
    int Escalations,
    DateTimeOffset? SnoozedUntil,
    long Change)
{
    /// <summary>The deadline that runs: until it is acknowledged that one, then that of its resolution.</summary>
    [JsonIgnore]
    public DateTimeOffset Due => Status is CaseStatus.Open ? AcknowledgeBy : ResolveBy;

    [JsonIgnore]
    public bool IsOpen => Status is CaseStatus.Open or CaseStatus.Acknowledged or CaseStatus.InProgress or CaseStatus.Waiting or CaseStatus.Snoozed;
}
