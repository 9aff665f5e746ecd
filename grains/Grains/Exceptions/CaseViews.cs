using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Exceptions;

/// <summary>An exception's state as its readers see it.</summary>
public static class CaseViews
{
    private static readonly ImmutableArray<string> OpenActions = ["acknowledge", "assign", "comment", "snooze", "resolve"];

    public static CaseView From(Case state, ImmutableArray<TimelineItem> history) => new(
        state.Id,
        state.Type,
        state.Severity,
        state.Status,
        state.ShipmentId,
        state.Summary,
        state.Owner,
        state.DetectedAt,
        state.AcknowledgeBy,
        state.ResolveBy,
        state.Escalations,
        state.Evidence,
        Taxonomy.Find(state.Type)?.Recommendation,
        state.IsOpen ? OpenActions : [],
        history);

    public static CaseRow Row(Case state, long change) => new(
        state.Id,
        state.Type,
        state.Severity,
        state.Status,
        state.ShipmentId,
        ClientId: null,
        CarrierId: null,
        state.Summary,
        state.Owner,
        state.DetectedAt,
        state.AcknowledgeBy,
        state.ResolveBy,
        state.Escalations,
        state.SnoozedUntil,
        change);
}
