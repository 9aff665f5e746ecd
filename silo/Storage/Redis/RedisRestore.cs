using System.Diagnostics;
using Dispatch.Storage.Copies;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>A store in the making in an empty database: until it is whole it says so, and no tower starts on it.</summary>
public sealed class RedisRestore : IStoreTarget
{
    private static readonly RedisValue Field = "e";

    private readonly RedisConnections connections;
    private readonly IDatabase database;
    private readonly PartitionKeys[] keys;
    private readonly string cluster;
    private readonly CommandPipe pipe = new();

    // Facts of one commit follow each other: one place for all of them, as a commit would have left it.
    private (FactOwner First, int Partition, long Position, int Count)? run;
    private bool isComplete;

    private RedisRestore(RedisConnections connections, int partitions, string cluster)
    {
        this.connections = connections;
        this.cluster = cluster;
        database = connections.Tower.GetDatabase();
        keys = [.. Enumerable.Range(0, partitions).Select(partition => new PartitionKeys(partition))];
    }

    /// <exception cref="StoreRefusedException">Redis cannot be reached, or has a store in this database.</exception>
    public static async Task<RedisRestore> Open(RedisStoreOptions options, int partitions)
    {
        var opened = await RedisConnections.Open(options);
        var into = opened.Tower.GetDatabase();
        if (await StoreNames.IsEmpty(into) && await StoreIdentity.Begin(into))
        {
            return new(opened, partitions, options.Cluster);
        }

        await opened.DisposeAsync();
        throw new StoreRefusedException("This Redis database has a store already: name another in Dispatch:Storage:Redis (defaultDatabase=1), or empty it.");
    }

    public ValueTask Write(StoreRecord record) => record switch
    {
        StoreRecord.Reader it => pipe.Send(database.HashSetAsync(
            keys[it.Partition].Reader(it.Name), [new("epoch", it.Epoch), new("saves", 0), new("position", it.Position)], CommandFlags.DemandMaster)),
        StoreRecord.ReaderRow it => pipe.Send(database.HashSetAsync(keys[it.Partition].Rows(it.Name), it.Key, it.Bytes, flags: CommandFlags.DemandMaster)),
        StoreRecord.Aggregate it => Write(it),
        StoreRecord.Entry it => Write(it),
        StoreRecord.Tail it => Write(it),
        StoreRecord.Stray => ValueTask.CompletedTask,
        _ => throw new UnreachableException($"{record.GetType().Name} cannot be restored."),
    };

    public async Task Complete()
    {
        await EndRun();
        await pipe.Drain();
        await StoreIdentity.Complete(database, keys.Length, cluster);
        isComplete = true;
    }

    /// <summary>Where it is not complete, all of it goes: the database was empty.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!isComplete)
        {
            await pipe.Abandon();
            await StoreNames.Clear(database);
        }

        await connections.DisposeAsync();
    }

    private async ValueTask Write(StoreRecord.Aggregate it)
    {
        var (key, of) = (it.Key, keys[it.Key.Partition(keys.Length)]);
        await pipe.Send(database.StringSetAsync(of.Head(key), StateHead.Write(it.Version, it.Deadlines, it.Commits), flags: CommandFlags.DemandMaster));
        await pipe.Send(database.StringSetAsync(of.State(key), VersionedState.Write(it.Version, key, it.State), flags: CommandFlags.DemandMaster));
        await pipe.Send(database.SortedSetAddAsync(of.Ids(key.Kind), key.Id, 0, CommandFlags.DemandMaster));
        if (it.Deadlines.Count > 0)
        {
            await pipe.Send(database.SortedSetAddAsync(
                of.Due, [.. it.Deadlines.Select(deadline => new SortedSetEntry(DueMember.Write(key, deadline), 0))], CommandFlags.DemandMaster));
        }
    }

    private async ValueTask Write(StoreRecord.Entry it)
    {
        await pipe.Send(database.StreamAddAsync(
            keys[it.Partition].Log(it.Log), Field, it.Bytes, $"0-{it.Position}", maxLength: (long?)null, flags: CommandFlags.DemandMaster));
        if (it.Of is { } owner)
        {
            await Remember(owner, it.Partition, it.Position);
        }
    }

    private async ValueTask Remember(FactOwner owner, int partition, long position)
    {
        if (run is { } known && known.First.Key == owner.Key && known.Partition == partition
            && known.Position + known.Count == position && known.First.Version + known.Count == owner.Version)
        {
            run = known with { Count = known.Count + 1 };
            return;
        }

        await EndRun();
        run = (owner, partition, position, 1);
    }

    private async ValueTask EndRun()
    {
        if (run is var (first, partition, position, count))
        {
            run = null;
            await pipe.Send(database.ListRightPushAsync(
                keys[partition].Places(first.Key), $"{first.Version} {position} {count}", flags: CommandFlags.DemandMaster));
        }
    }

    /// <summary>A stream remembers its last id, also where it is empty; one that has never had an entry is made by one that goes again.</summary>
    private async ValueTask Write(StoreRecord.Tail it)
    {
        if (it.Position == 0)
        {
            return;
        }

        var log = keys[it.Partition].Log(it.Log);
        await pipe.Send(database.StreamAddAsync(log, Field, RedisValue.EmptyString, $"0-{it.Position + 1}", maxLength: (long?)null, flags: CommandFlags.DemandMaster));
        await pipe.Send(database.StreamDeleteAsync(log, [$"0-{it.Position + 1}"], CommandFlags.DemandMaster));
        await pipe.Send(database.ExecuteAsync("XSETID", [log, $"0-{it.Position}"], CommandFlags.DemandMaster));
    }
}
