using System.Runtime.CompilerServices;
using Dispatch.Storage.Copies;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>
/// The store in Redis, read beside the towers that run on it. It is not of one moment, but ordered such that a tower which starts on it
/// has what a crash at the beginning of the copy would have left, or more: a reader is copied before all that it acts on. So first the
/// readers of the journal; then the logs that they append to; then the readers of those; then the states, with the facts that they have.
/// </summary>
public sealed class RedisSnapshot : IStoreSource
{
    private readonly RedisConnections connections;
    private readonly IDatabase database;
    private readonly PartitionKeys[] keys;
    private readonly RedisLog logs;

    // Up to where each log that is forgotten as it is read has been copied.
    private readonly Dictionary<(string Log, int Partition), long> ends = [];

    private RedisSnapshot(RedisConnections connections, int partitions)
    {
        this.connections = connections;
        database = connections.Tower.GetDatabase();
        keys = [.. Enumerable.Range(0, partitions).Select(partition => new PartitionKeys(partition))];
        logs = new(database, keys, connections.Losses);
    }

    public int Partitions => keys.Length;

    /// <exception cref="StoreRefusedException">Redis cannot be reached, or holds no store of this cluster.</exception>
    public static async Task<RedisSnapshot> Open(RedisStoreOptions options)
    {
        var opened = await RedisConnections.Open(options);
        try
        {
            return new(opened, await StoreIdentity.Partitions(opened.Tower.GetDatabase(), options.Cluster));
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async IAsyncEnumerable<StoreRecord> Read([EnumeratorCancellation] CancellationToken stop)
    {
        var names = await StoreNames.Find(database);
        var passing = names.Logs.Where(log => log is not (Logs.Journal or Logs.Quarantine)).ToList();
        var ofPassing = names.Readers.Where(reader => passing.Contains(ReaderNames.LogOf(reader) ?? "")).ToList();
        var parts = Readers(names.Readers.Except(ofPassing)).Concat(PassingLogs(passing)).Concat(Readers(ofPassing)).Concat(Rest(names));
        await foreach (var record in parts.WithCancellation(stop))
        {
            stop.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private async IAsyncEnumerable<StoreRecord> Readers(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            for (var partition = 0; partition < Partitions; partition++)
            {
                if (!await database.KeyExistsAsync(keys[partition].Reader(name), CommandFlags.DemandMaster))
                {
                    continue;
                }

                foreach (var record in await CopiedReaders.Of(database, keys[partition], name, partition))
                {
                    yield return record;
                    if (record is StoreRecord.Reader { Position: var position } && ReaderNames.LogOf(name) is { } log)
                    {
                        ends[(log, partition)] = Math.Max(position, ends.GetValueOrDefault((log, partition)));
                    }
                }
            }
        }
    }

    /// <summary>Logs that are forgotten as they are read. What comes meanwhile was acknowledged after the copy began.</summary>
    private async IAsyncEnumerable<StoreRecord> PassingLogs(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            for (var partition = 0; partition < Partitions; partition++)
            {
                var tail = ends[(name, partition)] = await logs.Tail(name, partition);
                await foreach (var entry in Entries(name, partition, tail))
                {
                    yield return new StoreRecord.Entry(name, partition, entry.Position, entry.Bytes, null);
                }
            }
        }
    }

    private async IAsyncEnumerable<StoreRecord> Rest(StoreNames names)
    {
        for (var partition = 0; partition < Partitions; partition++)
        {
            foreach (var ((log, _), end) in ends.Where(end => end.Key.Partition == partition && end.Key.Log != Logs.Journal).ToList())
            {
                yield return new StoreRecord.Tail(log, partition, end);
            }

            await foreach (var record in Quarantine(partition).Concat(AggregatesAndJournal(names.Kinds, partition)))
            {
                yield return record;
            }
        }
    }

    private async IAsyncEnumerable<StoreRecord> Quarantine(int partition)
    {
        var tail = await logs.Tail(Logs.Quarantine, partition);
        await foreach (var entry in Entries(Logs.Quarantine, partition, tail))
        {
            yield return new StoreRecord.Entry(Logs.Quarantine, partition, entry.Position, entry.Bytes, null);
        }

        yield return new StoreRecord.Tail(Logs.Quarantine, partition, tail);
    }

    /// <summary>
    /// A fact that came after its aggregate was copied is left out. Nobody had seen what came since the copy began, so those that are in
    /// move up and leave no gap for a reader to fall into.
    /// </summary>
    private async IAsyncEnumerable<StoreRecord> AggregatesAndJournal(IReadOnlyList<string> kinds, int partition)
    {
        var begun = await logs.Tail(Logs.Journal, partition);
        var aggregates = new CopiedAggregates(database, keys[partition]);
        foreach (var kind in kinds)
        {
            await foreach (var aggregate in aggregates.Of(kind))
            {
                yield return aggregate;
            }
        }

        var end = begun;
        await foreach (var entry in Entries(Logs.Journal, partition, await logs.Tail(Logs.Journal, partition)))
        {
            var owner = aggregates.Facts.GetValueOrDefault(entry.Position);
            if (entry.Position <= begun || owner is not null)
            {
                yield return new StoreRecord.Entry(Logs.Journal, partition, entry.Position <= begun ? entry.Position : ++end, entry.Bytes, owner);
            }
        }

        await foreach (var stray in aggregates.Strays())
        {
            yield return stray;
        }

        yield return new StoreRecord.Tail(Logs.Journal, partition, end);
    }

    private async IAsyncEnumerable<LogEntry> Entries(string log, int partition, long upTo)
    {
        for (var page = await logs.Read(log, partition, 0, StoreLimits.MaxRead); page.Count > 0; page = await logs.Read(log, partition, page[^1].Position, StoreLimits.MaxRead))
        {
            foreach (var entry in page)
            {
                if (entry.Position > upTo)
                {
                    yield break;
                }

                yield return entry;
            }
        }
    }
}
