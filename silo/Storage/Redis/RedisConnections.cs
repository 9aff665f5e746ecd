using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>
/// Two connections, so that a flood of positions does not hold up commits. They come back by themselves; while one is away its commands
/// fail at once, for a command that waits in a queue would be carried out when nobody expects it any more.
/// </summary>
internal sealed class RedisConnections : IAsyncDisposable
{
    private static readonly TimeSpan ReconnectEvery = TimeSpan.FromMilliseconds(500);

    private RedisConnections(IConnectionMultiplexer tower, IConnectionMultiplexer telematics)
    {
        (Tower, Telematics) = (tower, telematics);
        Losses.Watch(tower);
        Losses.Watch(telematics);
    }

    /// <summary>For all but the telematics log.</summary>
    public IConnectionMultiplexer Tower { get; }

    public IConnectionMultiplexer Telematics { get; }

    /// <summary>Of either.</summary>
    public Losses Losses { get; } = new();

    /// <exception cref="StoreRefusedException">It cannot be connected to, or is not fit for the durability that is promised.</exception>
    public static async Task<RedisConnections> Open(RedisStoreOptions options)
    {
        var tower = await Connect(options.Connection);
        try
        {
            await Check(tower, options);
            return new(tower, await Connect(options.Connection));
        }
        catch
        {
            await tower.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Telematics.DisposeAsync();
        await Tower.DisposeAsync();
    }

    private static async Task<IConnectionMultiplexer> Connect(string connection)
    {
        var options = Parse(connection);
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(options);
        if (multiplexer.IsConnected)
        {
            return multiplexer;
        }

        await multiplexer.DisposeAsync();
        throw new StoreRefusedException(await ConnectionFault.Of(options));
    }

    private static ConfigurationOptions Parse(string connection)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connection);
            if (options.EndPoints.Count == 0)
            {
                throw new StoreRefusedException("Dispatch:Storage:Redis names no server: write it as host:port,password=...,ssl=true.");
            }

            options.ClientName ??= "dispatch";
            options.AbortOnConnectFail = false;
            options.AllowAdmin = true; // to ask for appendfsync
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.ReconnectRetryPolicy = new LinearRetry((int)ReconnectEvery.TotalMilliseconds);
            return options;
        }
        catch (ArgumentException fault)
        {
            throw new StoreRefusedException($"Dispatch:Storage:Redis cannot be read ({fault.Message}): write it as host:port,password=...,ssl=true.", fault);
        }
    }

    /// <summary>Of a Redis Cluster every primary is looked at; replicas beside them are none of our business.</summary>
    private static async Task Check(IConnectionMultiplexer redis, RedisStoreOptions options)
    {
        var servers = redis.GetServers().Where(server => server.IsConnected).ToList();
        foreach (var server in servers.Exists(server => !server.IsReplica) ? servers.FindAll(server => !server.IsReplica) : servers)
        {
            if ((await ServerFacts.Of(server, options.AppendFsync)).Refusal(options.Durability) is { } refusal)
            {
                throw new StoreRefusedException(refusal);
            }
        }
    }
}
