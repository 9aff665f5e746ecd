using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Dispatch.Http;
using Dispatch.Live;
using Dispatch.Storage;
using Dispatch.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Shipments;

/// <summary>A batch of milestones; each is read for itself, so that one that is no milestone does not spoil the others.</summary>
public sealed record MilestonesBody(ImmutableArray<JsonElement> Events);

/// <summary>One milestone as a carrier reports it.</summary>
/// <param name="EventId">The same id again, for the same shipment, is a repeat.</param>
/// <param name="Stop">The sequence of the stop; absent where it is about the whole shipment.</param>
public sealed record MilestoneBody(
    string? EventId = null,
    string? ShipmentId = null,
    MilestoneType? Type = null,
    int? Stop = null,
    DateTimeOffset? At = null,
    Classifier? Classifier = null,
    string? Reason = null,
    string? Remark = null)
{
    public const int MaxReason = 200;
    public const int MaxRemark = 2_000;
    private const int MaxEventId = 128;

    /// <summary>Null where it can be put before its shipment, if there is one.</summary>
    public Refusal? Fault() =>
        Check.That(EventId is { Length: > 0 and <= MaxEventId }, "milestone.no-event-id", $"eventId is 1 to {MaxEventId} characters.")
        ?? Check.That(!string.IsNullOrEmpty(ShipmentId), "milestone.no-shipment", "shipmentId says what it is about; it is missing.")
        ?? Given(Type, "type") ?? Given(At, "at") ?? Given(Classifier, "classifier")
        ?? Check.That(Reason is null or { Length: <= MaxReason }, "milestone.too-long", $"reason has more than {MaxReason} characters.")
        ?? Check.That(Remark is null or { Length: <= MaxRemark }, "milestone.too-long", $"remark has more than {MaxRemark:N0} characters.");

    private static Refusal? Given<T>(T? value, string field) where T : struct =>
        Check.That(value is not null, "milestone.malformed", $"{field} is missing.");
}

/// <summary>What milestones pass through on their way into the log.</summary>
public sealed record MilestoneIntake(
    [FromServices] IStore Store, [FromServices] IGrainFactory Grains, [FromServices] ITower Tower, [FromServices] Doorbell Doorbell);

/// <summary>Milestones in.</summary>
public static class Milestones
{
    public const int MaxEvents = 1_000;

    /// <summary>202 says that the milestones are durable; their shipments hear of them in a moment.</summary>
    public static async Task<Results<Accepted<BatchAnswer>, ProblemHttpResult>> Post(
        MilestonesBody body, [AsParameters] Incoming incoming, [AsParameters] MilestoneIntake intake)
    {
        if (body.Events.Length > MaxEvents)
        {
            return Problems.Of("request.too-large", $"A request carries at most {MaxEvents:N0} milestones.");
        }

        var judged = await Judge(body.Events, incoming.FreshOrigin(), intake);
        var entries = judged.Select(item => item.Entry).OfType<InboxEntry>().DistinctBy(entry => (entry.Shipment, entry.Origin.CommandId)).ToList();
        await Append(entries, intake);
        List<RejectedItem> rejected = [.. judged.Select(item => item.Rejected).OfType<RejectedItem>()];
        return new BatchAnswer(entries.Count, judged.Length - rejected.Count - entries.Count, rejected, rejected.Count)
            .CountedBy(Instruments.MilestonesReceived)
            .ToResult("milestones.all-rejected");
    }

    private static async Task<(InboxEntry? Entry, RejectedItem? Rejected)[]> Judge(
        ImmutableArray<JsonElement> events, Origin origin, MilestoneIntake intake)
    {
        var read = events.Select(Read).ToList();
        var known = await Known(read.Where(item => item.Fault is null).Select(item => item.Body!.ShipmentId!).ToHashSet(StringComparer.Ordinal), intake);
        return [.. read.Select((item, index) => (item.Fault ?? UnknownShipment(item.Body!, known)) is { } fault
            ? ((InboxEntry?)null, new RejectedItem(index, fault.Code, fault.Detail))
            : (ToEntry(item.Body!, origin), null))];
    }

    /// <summary>A shipment that this host sees is there; only others are asked whether they are.</summary>
    private static async Task<HashSet<string>> Known(HashSet<string> named, MilestoneIntake intake)
    {
        var seen = intake.Tower.Now.Shipments;
        var found = await Task.WhenAll(named.Where(id => !seen.ContainsKey(new(id))).Select(async id => (Id: id, Shipment: await Shipments.Find(id, intake.Grains))));
        named.ExceptWith(found.Where(one => one.Shipment is null).Select(one => one.Id));
        return named;
    }

    private static (MilestoneBody? Body, Refusal? Fault) Read(JsonElement milestone)
    {
        try
        {
            var body = milestone.Deserialize(ApiJson.Configured.MilestoneBody);
            return (body, body is null ? new("milestone.malformed", "A milestone is an object.") : body.Fault());
        }
        catch (JsonException broken)
        {
            return (null, new("milestone.malformed", BodyFault.Describe(broken)));
        }
    }

    private static Refusal? UnknownShipment(MilestoneBody body, HashSet<string> known) =>
        known.Contains(body.ShipmentId!) ? null : new("milestone.unknown-shipment", $"There is no shipment {body.ShipmentId}.");

    private static InboxEntry ToEntry(MilestoneBody body, Origin origin) => new(
        origin with { CommandId = $"milestone:{body.EventId}" },
        new(body.ShipmentId!),
        new(body.Type!.Value, body.Stop, body.At!.Value, body.Classifier!.Value, body.Reason, body.Remark));

    private static async Task Append(List<InboxEntry> entries, MilestoneIntake intake)
    {
        if (entries.Count == 0)
        {
            return;
        }

        using var span = Spans.Begin(TelemetryNames.Span.AppendInbox, ActivityKind.Producer);
        var trace = Spans.Write(span?.Context ?? default);
        var appends = entries.ConvertAll(entry =>
            new LogAppend(Logs.Inbox, Partitioning.Of(entry.Shipment.Value, intake.Store.Partitions), (entry with { Trace = trace }).Write()));
        await intake.Store.Append(appends);
        appends.Select(append => append.Partition).Distinct().ToList().ForEach(intake.Doorbell.RingInbox);
    }
}
