using Dispatch.Storage.Redis;

namespace Dispatch.Storage;

/// <summary>The contract on a real Redis, one for each class, where each store has a database of its own.</summary>
public abstract class RedisStoreContract(RedisDatabases databases, Durability durability) : StoreContract
{
    private readonly Dictionary<string, string> opened = [];

    protected override async Task<IStore> Open(string name)
    {
        if (!opened.TryGetValue(name, out var connection))
        {
            opened[name] = connection = databases.Take();
        }

        return await RedisStore.Open(new(connection, Partitions: Partitions, Durability: durability));
    }

    /// <summary>They go with their server.</summary>
    protected override Task Remove() => Task.CompletedTask;
}

public sealed class RedisStoreContractAlways(RedisDatabases.Always databases)
    : RedisStoreContract(databases, Durability.Power), IClassFixture<RedisDatabases.Always>;

public sealed class RedisStoreContractEverySecond(RedisDatabases.EverySecond databases)
    : RedisStoreContract(databases, Durability.Fast), IClassFixture<RedisDatabases.EverySecond>;
