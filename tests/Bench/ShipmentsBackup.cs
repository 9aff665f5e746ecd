using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dispatch.Policies;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Storage.Copies;

namespace Dispatch.Bench;

/// <summary>
/// A store with nothing but shipments, as a tower would have left it that was told of each, written as a backup of it: a million orders through
/// the API would take many times as long. What follows from a command is the tower's own decision.
/// </summary>
/// <param name="history">What each shipment was told.</param>
/// <param name="isRead">Whether the tower has carried out what follows from it elsewhere, or has that before it.</param>
public sealed class ShipmentsBackup(
    int partitions, int shipments, Func<Journey, ImmutableArray<ShipmentCommand>> history, bool isRead) : IStoreSource
{
    private static readonly TowerPolicy Policy = TowerPolicy.Default;

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    public int Partitions => partitions;

    /// <param name="path">There is no such file yet.</param>
    public Task Write(string path) => BackupWriter.Write(path, BackupHeader.Of("bench", partitions, now), this, Unheard.Instance, CancellationToken.None);

    public async IAsyncEnumerable<StoreRecord> Read([EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask; // there is nothing to wait for
        var spread = Enumerable.Range(0, shipments).Select(number => new Journey(number)).ToLookup(journey => KeyOf(journey).Partition(partitions));
        for (var partition = 0; partition < partitions; partition++)
        {
            var position = 0L;
            foreach (var record in spread[partition].SelectMany(Decide))
            {
                yield return record is StoreRecord.Entry fact ? fact with { Partition = partition, Position = ++position } : record;
            }

            yield return new StoreRecord.Tail(Logs.Journal, partition, position);
            if (isRead)
            {
                yield return new StoreRecord.Reader(ReaderNames.Journal, partition, Epoch: 1, position);
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StoreKey KeyOf(Journey journey) => StoreKeys.Of(new ShipmentId(journey.ShipmentId));

    /// <summary>The shipment, then its facts.</summary>
    private IEnumerable<StoreRecord> Decide(Journey journey)
    {
        var (key, form) = (KeyOf(journey), LedgerForms.Of(new ShipmentId(journey.ShipmentId), Policy));
        var facts = new List<StoreRecord>();
        var shipment = form.Empty;
        foreach (var command in history(journey))
        {
            foreach (var fact in Accepted(ShipmentDecider.Decide(shipment, command, now, Policy)))
            {
                shipment = form.Evolve(shipment, fact);
                facts.Add(Entry(key, facts.Count + 1, form, fact));
            }
        }

        var deadlines = form.Deadlines(shipment).Select(deadline => new IndexedDeadline(deadline, facts.Count));
        return [new StoreRecord.Aggregate(key, facts.Count, JsonSerializer.SerializeToUtf8Bytes(shipment, form.StateJson), [], [.. deadlines]), .. facts];
    }

    private StoreRecord.Entry Entry(StoreKey key, long version, LedgerForm<Shipment, ShipmentFact> form, ShipmentFact fact) => new(
        Logs.Journal,
        Partition: 0,
        Position: 0,
        JsonSerializer.SerializeToUtf8Bytes(new(key.Kind, key.Id, version, form.OccurredAt(fact), now, "bench", fact), form.FactJson),
        new(key, version));

    private static ImmutableArray<ShipmentFact> Accepted(Verdict<ShipmentFact> verdict) => verdict is Verdict<ShipmentFact>.Accepted accepted
        ? accepted.Facts
        : throw new InvalidOperationException($"The bench tells shipments what they refuse: {((Verdict<ShipmentFact>.Refused)verdict).Refusal}");

    private sealed class Unheard : IProgress<StoreRecord>
    {
        public static readonly Unheard Instance = new();

        public void Report(StoreRecord value)
        {
        }
    }
}
