using StackExchange.Redis;
using static Dispatch.Storage.StoreArguments;

namespace Dispatch.Storage.Redis;

/// <summary>The store of a cluster: one Redis, or a Redis Cluster, that many processes share. How it lies there is told in README.md.</summary>
public sealed class RedisStore : IStore, IAsyncDisposable
{
    private readonly RedisConnections connections;
    private readonly RedisLog telematics;
    private readonly RedisLog logs;
    private readonly RedisAggregates aggregates;
    private readonly RedisReaders readers;

    private RedisStore(RedisConnections connections, int partitions)
    {
        this.connections = connections;
        Partitions = partitions;
        PartitionKeys[] keys = [.. Enumerable.Range(0, partitions).Select(partition => new PartitionKeys(partition))];
        var tower = connections.Tower.GetDatabase();
        telematics = new(connections.Telematics.GetDatabase(), keys, connections.Losses);
        logs = new(tower, keys, connections.Losses);
        aggregates = new(tower, keys);
        readers = new(tower, keys, connections.Losses);
    }

    public int Partitions { get; }

    public int Losses => connections.Losses.Count;

    /// <summary>For what else a cluster keeps in Redis. It belongs to the store, which closes it.</summary>
    public IConnectionMultiplexer Connection => connections.Tower;

    /// <exception cref="StoreRefusedException">Redis cannot be reached, or is not as configured, or holds another store.</exception>
    public static async Task<RedisStore> Open(RedisStoreOptions options)
    {
        if (options.Partitions is < 1 or > RedisStoreOptions.MaxPartitions)
        {
            throw new StoreRefusedException($"A store cannot have {options.Partitions} partitions: configure 1 to {RedisStoreOptions.MaxPartitions}.");
        }

        var opened = await RedisConnections.Open(options);
        try
        {
            await StoreIdentity.Check(opened.Tower.GetDatabase(), options);
            return new(opened, options.Partitions);
        }
        catch (Exception failure)
        {
            await opened.DisposeAsync();
            throw Failure.IsOfRedis(failure) ? new StoreRefusedException(Failure.Of(failure).Message, failure) : failure;
        }
    }

    public async Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends)
    {
        Check(appends, Partitions);
        return appends is [] ? [] : await Answer(LogsOf(appends[0].Log).Append(appends));
    }

    public Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max)
    {
        CheckLog(log, partition, Partitions);
        CheckPage(after, max);
        return Answer(LogsOf(log).Read(log, partition, after, max));
    }

    public Task<long> Tail(string log, int partition)
    {
        CheckLog(log, partition, Partitions);
        return Answer(LogsOf(log).Tail(log, partition));
    }

    public Task Trim(string log, int partition, long upTo)
    {
        CheckLog(log, partition, Partitions);
        return Answer(LogsOf(log).Trim(log, partition, upTo));
    }

    public Task<StoredState?> Load(StoreKey key)
    {
        Check(key);
        return Answer(aggregates.Load(key));
    }

    public Task<CommitResult> Commit(Commit commit)
    {
        Check(commit);
        return Answer(aggregates.Commit(commit));
    }

    public Task<bool> Forget(StoreKey key, long version)
    {
        Check(key);
        return Answer(aggregates.Forget(key, version));
    }

    public Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max)
    {
        Check(key);
        CheckPage(afterVersion, max);
        return Answer(aggregates.Facts(key, afterVersion, max));
    }

    public Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max)
    {
        CheckId(kind, "kind");
        CheckPartition(partition, Partitions);
        CheckMax(max);
        return Answer(aggregates.Scan(kind, partition, after, max));
    }

    public Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max)
    {
        CheckPartition(partition, Partitions);
        CheckMax(max);
        return Answer(aggregates.Due(partition, now, max));
    }

    public Task<StoredReader> OpenReader(string reader, int partition)
    {
        CheckId(reader, "reader");
        CheckPartition(partition, Partitions);
        return Answer(readers.Open(reader, partition));
    }

    public Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows)
    {
        CheckId(reader, "reader");
        CheckPartition(partition, Partitions);
        Check(rows);
        return Answer(readers.Save(reader, partition, epoch, position, rows));
    }

    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private static async Task<T> Answer<T>(Task<T> command)
    {
        try
        {
            return await command;
        }
        catch (Exception failure) when (Failure.IsOfRedis(failure))
        {
            throw Failure.Of(failure);
        }
    }

    private static async Task Answer(Task command)
    {
        try
        {
            await command;
        }
        catch (Exception failure) when (Failure.IsOfRedis(failure))
        {
            throw Failure.Of(failure);
        }
    }

    private RedisLog LogsOf(string log) => log == Logs.Telematics ? telematics : logs;
}
