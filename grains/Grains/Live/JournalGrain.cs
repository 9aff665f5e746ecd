using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
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
public sealed partial class JournalGrain(IStore store, Watching watching, CarrierBook carriers, TowerPolicy policy, IServiceProvider services)
    : ReaderGrain(store, Logs.Journal, ReaderNames.Journal, services), IJournalGrain
{
    private const int ScanPage = 1_000;

    private readonly IStore store = store;
    private readonly Dictionary<StoreKey, long> changed = [];
    private Board board = new();
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

    protected override async Task Open(StoredReader stored)
    {
        changed.Clear();
        (untoldSince, untoldTrace) = (null, default);

        // Beyond whatever was shown so far, so that every row is told anew. Until all rows are there the board before it answers.
        var opened = new Board();
        var change = Math.Max(await store.Tail(Logs.Journal, Partition), board.LastChange + 1);

        // Shipments come first: an exception's row carries what is known of its shipment.
        foreach (var kind in (string[])[StoreKeys.Shipment, StoreKeys.Exception, StoreKeys.Release, StoreKeys.Carrier, StoreKeys.Facility])
        {
            await foreach (var state in Scan(kind))
            {
                PutReadable(opened, kind, state.Span, change);
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
                Changed(StoreKeys.Of(new ShipmentId(head.Key)), entry);
                var fact = JsonSerializer.Deserialize(entry.Bytes.Span, StoredJson.Default.FactShipmentFact)!;
                untoldSince ??= fact.ReceivedAt;
                CarryOut(Reactions.To(fact), entry, fact);
                break;
            case StoreKeys.Exception:
                Changed(StoreKeys.Of(new CaseId(head.Key)), entry);
                break;
            case StoreKeys.Release:
                Changed(StoreKeys.Of(new ReleaseId(head.Key)), entry);
                var releaseFact = JsonSerializer.Deserialize(entry.Bytes.Span, StoredJson.Default.FactReleaseFact)!;
                untoldSince ??= releaseFact.ReceivedAt;
                CarryOut(Reactions.To(releaseFact), entry, releaseFact);
                break;
            case StoreKeys.Wave:
                var waveFact = JsonSerializer.Deserialize(entry.Bytes.Span, StoredJson.Default.FactWaveFact)!;
                CarryOut(Reactions.To(waveFact), entry, waveFact);
                break;
            case StoreKeys.Carrier:
                Changed(StoreKeys.Of(new CarrierId(head.Key)), entry);
                var carrierFact = JsonSerializer.Deserialize(entry.Bytes.Span, StoredJson.Default.FactCarrierFact)!;
                CarryOut(Reactions.To(carrierFact), entry, carrierFact);
                break;
            case StoreKeys.Facility:
                Changed(StoreKeys.Of(new FacilityId(head.Key)), entry);
                var facilityFact = JsonSerializer.Deserialize(entry.Bytes.Span, StoredJson.Default.FactFacilityFact)!;
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
        var states = await Task.WhenAll(changed.Keys.Select(async key => (Key: key, Stored: await store.Load(key))));
        foreach (var (key, stored) in states.OrderBy(state => changed[state.Key]))
        {
            if (stored is not null)
            {
                PutReadable(board, key.Kind, stored.State.Span, Math.Max(changed[key], board.LastChange));
            }
        }

        changed.Clear();
        await Publish(before);
    }

    private void Changed(StoreKey key, LogEntry entry) => changed[key] = entry.Position;

    /// <summary>One damaged state must not take the lists of a whole partition with it.</summary>
    private void PutReadable(Board board, string kind, ReadOnlySpan<byte> state, long change)
    {
        try
        {
            Put(board, kind, state, change);
        }
        catch (JsonException damage)
        {
            CannotRead(kind, damage);
        }
    }

    private static void Put(Board board, string kind, ReadOnlySpan<byte> state, long change)
    {
        switch (kind)
        {
            case StoreKeys.Shipment:
                board.Put(JsonSerializer.Deserialize(state, StoredJson.Default.Shipment)!, change);
                break;
            case StoreKeys.Exception:
                board.Put(JsonSerializer.Deserialize(state, StoredJson.Default.Case)!, change);
                break;
            case StoreKeys.Release:
                board.Put(JsonSerializer.Deserialize(state, StoredJson.Default.Release)!, change);
                break;
            case StoreKeys.Carrier:
                board.Put(JsonSerializer.Deserialize(state, StoredJson.Default.CarrierFile)!, change);
                break;
            case StoreKeys.Facility:
                board.Put(JsonSerializer.Deserialize(state, StoredJson.Default.FacilityFile)!, change);
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
        var origin = new Origin($"reaction:{fact.Id}", Reactions.Source, Clock.GetUtcNow());
        foreach (var reaction in reactions)
        {
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
}
