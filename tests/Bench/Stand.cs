using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>A tower as it is shipped, with a store of its own that is gone afterwards.</summary>
public sealed class Stand : IAsyncDisposable
{
    /// <summary>What a million shipments may take to be restored, and to be read at the start.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly RedisServer? redis;

    private Stand(TowerProcess tower, RedisServer? redis)
    {
        (Tower, this.redis) = (tower, redis);
        Api = new(tower.Http);
    }

    public TowerProcess Tower { get; }

    public TowerApi Api { get; }

    /// <summary>Processor time of the tower and of what it keeps its data in.</summary>
    public TimeSpan Cpu => Tower.Process.Cpu + (redis?.Process.Cpu ?? TimeSpan.Zero);

    /// <summary>Resident bytes of its Redis; 0 where it has none.</summary>
    public long RedisResident => redis?.Process.Resident ?? 0;

    /// <param name="settings">By environment, beside those of the store.</param>
    /// <param name="backup">What the store begins with; nothing where it is null.</param>
    public static async Task<Stand> Start(StoreChoice store, IReadOnlyDictionary<string, string>? settings = null, string? backup = null)
    {
        var server = store.AppendFsync is { } fsync ? await RedisServer.Start("--appendfsync", fsync, "--maxmemory-policy", "noeviction") : null;
        try
        {
            var all = Settings(store, server, settings);
            return new(backup is null ? await TowerProcess.Start(all) : await TowerProcess.StartOn(backup, all, Patience), server);
        }
        catch when (server is not null)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Tower.DisposeAsync();
        if (redis is not null)
        {
            await redis.DisposeAsync();
        }
    }

    private static Dictionary<string, string> Settings(StoreChoice store, RedisServer? redis, IReadOnlyDictionary<string, string>? more)
    {
        var settings = new Dictionary<string, string>(more ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["Dispatch__Storage__Durability"] = store.Durability,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        if (redis is not null)
        {
            settings["Dispatch__Storage__Redis"] = redis.Address;
            settings["Dispatch__Cluster__SiloPort"] = "0";
            settings["Dispatch__Cluster__GatewayPort"] = "0";
        }

        return settings;
    }
}
