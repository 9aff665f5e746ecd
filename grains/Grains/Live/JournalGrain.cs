using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Homes;
using Dispatch.Policies;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Telemetry;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>Reads one partition's journal: carries out <see cref="Reactions"/>, keeps the <see cref="Board"/>, and tells the live wire.</summary>
/// <remarks>
/// Questions interleave with a turn that waits for others. The invariant: the board only changes between two awaits, so a
/// question always sees it whole.
/// </remarks>
[GrainType("dispatch.journal"), AtHome]
public sealed partial class JournalGrain(IStore store, Doorstep doorstep, Watching watching, CarrierBook carriers, TowerPolicy policy, IServiceProvider services)
    : ReaderGrain(store, Logs.Journal, ReaderNames.Journal, services), IJournalGrain
{
    private const int ScanPage = 1_000;

    private readonly IStore store = store;
    private readonly Dictionary<StoreKey, Change> changed = [];
    private Board board = new();
    private long firstChange;
    private DateTimeOffset? untoldSince;
    private ActivityContext untoldTrace;

    public Task<Rows<ShipmentRow>> Shipments(Query query)
    {
        var now = Clock.GetUtcNow();
        board.ForgetEndedBy(now - policy.RetainFor);
        var rows = board.Shipments(query);
        return Task.FromResult(rows with { Items = [.. rows.Items.Select(row => row with { Position = row.Position?.AsOf(now) })] });
    }

    public Task<Rows<CaseRow>> Exceptions(Query query)
    {
        board.ForgetEndedBy(Clock.GetUtcNow() - policy.RetainFor);
        return Task.FromResult(board.Exceptions(query));
    }

    public Task<Rows<ReleaseRow>> Releases(Query query)
    {
        board.ForgetEndedBy(Clock.GetUtcNow() - policy.RetainFor);
        return Task.FromResult(board.Releases(query));
    }

    public Task<Rows<TenderRow>> Tenders(Query query) => Task.FromResult(board.Tenders(query));

    public Task<ImmutableArray<CaseId>> OpenExceptions(ShipmentId shipment) => Task.FromResult(board.OpenExceptions(shipment));

    public Task<BoardChanges> Changes(long change) => Task.FromResult(board.Changes(Partition, change));

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        doorstep.Close(Partition);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    protected override async Task Open(StoredReader stored)
    {
        doorstep.Open(Partition);
        changed.Clear();
        (untoldSince, untoldTrace) = (null, default);

        // Every row is told anew. Until all rows are there the board before it answers.
        firstChange = stored.FirstChange;
        var opened = new Board();
        var change = Next();

        foreach (var kind in StoreKeys.OnBoards)
        {
            await foreach (var bytes in Scan(kind))
            {
                if (ReadOrTell(kind, bytes.Span) is { } state)
                {
                    Put(opened, state, change);
                }
            }
        }

        board = opened;
    }

    protected override void Handle(LogEntry entry)
    {
        var head = FactHead.Read(entry.Bytes.Span);
        Continue(Spans.Read(head.Trace));
        untoldTrace = Trace == default ? untoldTrace : Trace;
        switch (head.Kind)
        {
            case StoreKeys.Shipment:
                var fact = Changed(StoreKeys.Of(new ShipmentId(head.Key)), entry, head, StoredJson.Default.FactShipmentFact);
                untoldSince ??= fact.ReceivedAt;
                CarryOut(Reactions.To(fact), entry, fact);
                break;
            case StoreKeys.Exception:
                Changed(StoreKeys.Of(new CaseId(head.Key)), entry, head);
                break;
            case StoreKeys.Release:
                var releaseFact = Changed(StoreKeys.Of(new ReleaseId(head.Key)), entry, head, StoredJson.Default.FactReleaseFact);
                untoldSince ??= releaseFact.ReceivedAt;
                CarryOut(Reactions.To(releaseFact), entry, releaseFact);
                break;
            case StoreKeys.Wave:
                var waveFact = JsonSerializer.Deserialize(entry.Bytes.Span, StoredJson.Default.FactWaveFact)!;
                CarryOut(Reactions.To(waveFact), entry, waveFact);
                break;
            case StoreKeys.Carrier:
                var carrierFact = Changed(StoreKeys.Of(new CarrierId(head.Key)), entry, head, StoredJson.Default.FactCarrierFact);
                CarryOut(Reactions.To(carrierFact), entry, carrierFact);
                break;
            case StoreKeys.Facility:
                var facilityFact = Changed(StoreKeys.Of(new FacilityId(head.Key)), entry, head, StoredJson.Default.FactFacilityFact);
                CarryOut(Reactions.To(facilityFact), entry, facilityFact);
                break;
        }
    }

    protected override async Task Follow()
    {
        if (changed.Count == 0)
        {
            return;
        }

        // Asked for side by side, or a turn would take as many round trips to the store as it has changes.
        var before = board.LastChange;
        var states = await Task.WhenAll(changed.Select(change => StateOf(change.Key, change.Value)));
        foreach (var (state, _) in states.OrderBy(found => found.Position))
        {
            if (state is not null)
            {
                Put(board, state, Next());
            }
        }

        changed.Clear();
        await Publish(before);
    }

    private long Next() => Math.Max(firstChange, board.LastChange) + 1;

    private Fact<TFact> Changed<TFact>(StoreKey key, LogEntry entry, FactHead head, JsonTypeInfo<Fact<TFact>> json) =>
        (Fact<TFact>?)Changed(key, entry, head)?.Fact ?? JsonSerializer.Deserialize(entry.Bytes.Span, json)!;

    private Left? Changed(StoreKey key, LogEntry entry, FactHead head)
    {
        var left = doorstep.Take(Partition, key, head.Version, entry.Bytes.Span, store.Losses);
        changed[key] = new(entry.Position, left?.State);
        return left;
    }

    /// <returns>The state of the change or a later one; null where it is gone or damaged.</returns>
    private async Task<(object? State, long Position)> StateOf(StoreKey key, Change change)
    {
        if (change.State is { } left)
        {
            return (left, change.Position);
        }

        var stored = await store.Load(key);
        return (stored is null ? null : ReadOrTell(key.Kind, stored.State.Span), change.Position);
    }

    /// <summary>One damaged state must not take the lists of a whole partition with it.</summary>
    private object? ReadOrTell(string kind, ReadOnlySpan<byte> state)
    {
        try
        {
            return Read(kind, state);
        }
        catch (JsonException damage)
        {
            CannotRead(kind, damage);
            return null;
        }
    }

    private static object? Read(string kind, ReadOnlySpan<byte> state) => kind switch
    {
        StoreKeys.Shipment => JsonSerializer.Deserialize(state, StoredJson.Default.Shipment),
        StoreKeys.Exception => JsonSerializer.Deserialize(state, StoredJson.Default.Case),
        StoreKeys.Release => JsonSerializer.Deserialize(state, StoredJson.Default.Release),
        StoreKeys.Carrier => JsonSerializer.Deserialize(state, StoredJson.Default.CarrierFile),
        StoreKeys.Facility => JsonSerializer.Deserialize(state, StoredJson.Default.FacilityFile),
        _ => null,
    };

    private static void Put(Board board, object state, long change)
    {
        switch (state)
        {
            case Shipment shipment:
                board.Put(shipment, change);
                break;
            case Case exception:
                board.Put(exception, change);
                break;
            case Release release:
                board.Put(release, change);
                break;
            case CarrierFile carrier:
                board.Put(carrier, change);
                break;
            case FacilityFile facility:
                board.Put(facility, change);
                break;
        }
    }

    private Task Publish(long before)
    {
        var changes = board.Changes(Partition, before) with { ReceivedAt = untoldSince, Trace = Spans.Write(untoldTrace) };
        untoldSince = null;
        untoldTrace = default;
        return this.GetStreamProvider(LiveStreams.Provider).GetStream<BoardChanges>(LiveStreams.Milestones(Partition)).OnNextAsync(changes);
    }

    private void CarryOut<TFact>(IEnumerable<Reaction> reactions, LogEntry entry, Fact<TFact> fact)
    {
        Origin? origin = null; // most facts have no consequences
        foreach (var reaction in reactions)
        {
            origin ??= new(ReactionId.Of(fact.Id, isLate: IsReplay), Reactions.Source, Clock.GetUtcNow());
            CarryOut(reaction, entry, origin, fact.ReceivedAt);
        }
    }

    private void CarryOut(Reaction reaction, LogEntry entry, Origin origin, DateTimeOffset receivedAt)
    {
        switch (reaction)
        {
            case Reaction.Tell(var exception, var command):
                Then(entry, exception.Value, () => Tell(exception, command, origin, receivedAt));
                break;
            case Reaction.Watch(var shipment, var assignment):
                Then(entry, shipment.Value, () => watching.Begin(shipment, assignment));
                break;
            case Reaction.Unwatch(var shipment, var assignment):
                Then(entry, shipment.Value, () => watching.End(shipment, assignment.CarrierId, assignment.VehicleId, assignment.Version));
                break;
            case Reaction.UnwatchLast(var shipment):
                Then(entry, shipment.Value, () => watching.EndLast(shipment));
                break;
            case Reaction.ExpectAtDocks(var shipment):
                Then(entry, shipment.Value, () => ExpectAtDocks(shipment, origin));
                break;
            case Reaction.TellDock(var shipment, var stop, var command):
                Then(entry, shipment.Value, () => TellDocks(shipment, at => at.Stop == stop ? command : null, origin));
                break;
            case Reaction.FreeDocks(var shipment, var why):
                Then(entry, shipment.Value, () => TellDocks(shipment, at => new FacilityCommand.Cancel(AppointmentId.For(shipment, at.Stop), why), origin));
                break;
            case Reaction.CountDelivery(var shipment):
                Then(entry, shipment.Value, () => CountDelivery(shipment, origin));
                break;
            default:
                CarryOutDispatching(reaction, entry, origin);
                break;
        }
    }

    private async Task Tell(CaseId exception, CaseCommand command, Origin origin, DateTimeOffset receivedAt)
    {
        var refusal = await GrainFactory.GetGrain<IExceptionGrain>(exception.Value).Handle(command, origin);
        if (refusal is null && command is CaseCommand.Open)
        {
            Latency.Record(Hop.FactToException, receivedAt, Clock.GetUtcNow());
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Scan(string kind)
    {
        var page = await store.Scan(kind, Partition, after: "", ScanPage);
        while (page.Count > 0)
        {
            foreach (var state in page)
            {
                yield return state.State;
            }

            page = await store.Scan(kind, Partition, page[^1].Id, ScanPage);
        }
    }

    /// <summary>Of an aggregate: where the last fact that was read stands, and what it led to, where the aggregate left it.</summary>
    private readonly record struct Change(long Position, object? State);
}
