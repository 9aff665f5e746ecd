using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>The readers, kinds and logs that a store has, found by looking at the names of its keys.</summary>
internal sealed record StoreNames(IReadOnlyList<string> Readers, IReadOnlyList<string> Kinds, IReadOnlyList<string> Logs)
{
    private const int PageSize = 10_000;

    /// <summary>Begins like nothing else of a partition: <see cref="PartitionKeys"/>.</summary>
    private const string Pattern = "{*}[lir]*";

    private const string OfPartitions = "{*}*";

    public static async Task<StoreNames> Find(IDatabase database)
    {
        var (readers, kinds, logs) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        await foreach (var key in Keys(database, Pattern))
        {
            switch (key[(key.IndexOf('}') + 1)..].Split(':', 2))
            {
                case ["reader", var name]:
                    readers.Add(name);
                    break;
                case ["ids", var name]:
                    kinds.Add(name);
                    break;
                case ["log", var name]:
                    logs.Add(name);
                    break;
            }
        }

        return new([.. readers], [.. kinds], [.. logs]);
    }

    /// <summary>Takes away all that partitions have, and what the store says of itself.</summary>
    public static async Task Clear(IDatabase database)
    {
        await foreach (var key in Keys(database, OfPartitions))
        {
            await database.KeyDeleteAsync(key, CommandFlags.DemandMaster);
        }

        await database.KeyDeleteAsync(StoreIdentity.Key, CommandFlags.DemandMaster);
    }

    /// <summary>Whether any partition has anything.</summary>
    public static async Task<bool> IsEmpty(IDatabase database) => !await Keys(database, OfPartitions).AnyAsync();

    /// <summary>Of a Redis Cluster each primary has its own.</summary>
    private static async IAsyncEnumerable<string> Keys(IDatabase database, string pattern)
    {
        foreach (var server in database.Multiplexer.GetServers().Where(server => server.IsConnected && !server.IsReplica))
        {
            await foreach (var key in server.KeysAsync(database.Database, pattern, PageSize))
            {
                yield return key!;
            }
        }
    }
}
