using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>
/// Two connections, so that a flood of positions does not hold up commits. They come back by themselves; while one is away its commands
/// fail at once, for a command that waits in a queue would be carried out when nobody expects it any more.
/// </summary>
internal sealed class RedisConnections : IAsyncDisposable
{
    private static readonly TimeSpan ReconnectEvery = TimeSpan.FromMilliseconds(500);

    private RedisConnections(IConnectionMultiplexer tower, IConnectionMultiplexer telematics) => (Tower, Telematics) = (tower, telematics);

    /// <summary>For all but the telematics log.</summary>
    public IConnectionMultiplexer Tower { get; }

    public IConnectionMultiplexer Telematics { get; }

    /// <exception cref="StoreRefusedException">It cannot be connected to.</exception>
    public static async Task<RedisConnections> Open(string connection)
    {
        var tower = await Connect(connection);
        try
        {
            return new(tower, await Connect(connection));
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
        var options = ConfigurationOptions.Parse(connection);
        options.ClientName ??= "dispatch";
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry((int)ReconnectEvery.TotalMilliseconds);
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(options);
        if (multiplexer.IsConnected)
        {
            return multiplexer;
        }

        await multiplexer.DisposeAsync();
        throw new StoreRefusedException(
            $"There is no Redis at {string.Join(", ", options.EndPoints)}: start it, or set Dispatch:Storage:Redis to where it is.");
    }
}
