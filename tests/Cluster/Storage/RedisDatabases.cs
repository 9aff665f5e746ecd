using Dispatch.Support;

namespace Dispatch.Storage;

/// <summary>A Redis for the tests of a class, with a fresh database for each store.</summary>
public abstract class RedisDatabases(string appendFsync) : IAsyncLifetime
{
    private const int Databases = 16_384;

    private RedisServer server = null!;
    private int taken;

    /// <returns>How to connect to a database that nobody has used.</returns>
    public string Take() => $"{server.Address},defaultDatabase={Interlocked.Increment(ref taken)}";

    public async ValueTask InitializeAsync() =>
        server = await RedisServer.Start("--databases", $"{Databases}", "--appendfsync", appendFsync, "--maxmemory-policy", "noeviction");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return server.DisposeAsync();
    }

    public sealed class Always() : RedisDatabases("always");

    public sealed class EverySecond() : RedisDatabases("everysec");
}
