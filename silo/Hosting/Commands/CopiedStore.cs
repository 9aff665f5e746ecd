using Dispatch.Storage.Copies;
using Dispatch.Storage.Packed;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;

namespace Dispatch.Hosting;

/// <summary>The store that the settings name, to be copied from or into; <see cref="Stores"/> opens the same for the tower.</summary>
internal static class CopiedStore
{
    public static string Name(IConfiguration settings) =>
        Stores.Redis(settings) is { } redis ? $"the store of cluster {redis.Cluster} in Redis" : $"the store in {Stores.Folder(settings)}";

    public static async Task<IStoreSource> Source(IConfiguration settings) => new PackedSource(Stores.Redis(settings) is { } redis
        ? await RedisSnapshot.Open(redis)
        : SqliteSnapshot.Open(Stores.Folder(settings)));

    public static async Task<IStoreTarget> Target(IConfiguration settings, int partitions) => new PackedTarget(Stores.Redis(settings) is { } redis
        ? await RedisRestore.Open(redis, partitions)
        : SqliteRestore.Open(Stores.Folder(settings), partitions));
}
