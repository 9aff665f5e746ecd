using System.Text;
using Dispatch.Storage.Redis;
using Dispatch.Support;

namespace Dispatch.Storage;

/// <summary>A Redis that was killed and came back with less than it had, as one may that writes to its disk each second.</summary>
public sealed class RedisLosses : IAsyncLifetime
{
    private RedisServer redis = null!;
    private RedisStore store = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.Start("--appendfsync", "always");
        store = await RedisStore.Open(new(redis.Address, Partitions: 1, Durability: Durability.Power));
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task Who_had_read_further_than_the_log_reaches_now_is_told_to_begin_again_before_it_skips_anything()
    {
        var reader = await store.OpenReader("reader", 0);
        await Append("a", "b");
        Assert.True(await store.SaveReader("reader", 0, reader.Epoch, 2, []));
        using var kept = redis.Copy();
        var losses = store.Losses;
        await Append("lost 1", "lost 2");
        Assert.Equal(4, (await store.Read(Logs.Inbox, 0, 2, 10))[^1].Position);

        await redis.Kill();
        kept.PutBack();
        await redis.Restart();
        await Eventually.Until("the store is there again", async () => await Says(() => store.Load(new("shipment", "x", "x"))) is null);
        await Append("new 1", "new 2");
        Assert.True(store.Losses > losses, "aggregates are told as well");

        Assert.NotNull(await Says(() => store.Read(Logs.Inbox, 0, 4, 10)));
        Assert.NotNull(await Says(() => store.SaveReader("reader", 0, reader.Epoch, 4, [])));

        // It is told of each of the two connections, when it goes and when it comes: a reader begins again as often.
        var (again, read, saved) = (reader, (IReadOnlyList<LogEntry>)[], false);
        await Eventually.Until("the reader goes on", async () => await Says(async () =>
        {
            again = await store.OpenReader("reader", 0);
            read = await store.Read(Logs.Inbox, 0, again.Position, 10);
            return saved = await store.SaveReader("reader", 0, again.Epoch, 4, []);
        }) is null);
        Assert.Equal((2, true), (again.Position, saved));
        Assert.Equal(["3 new 1", "4 new 2"], read.Select(entry => $"{entry.Position} {Encoding.UTF8.GetString(entry.Bytes.Span)}"));
    }

    private async Task Append(params string[] entries) =>
        await store.Append([.. entries.Select(entry => new LogAppend(Logs.Inbox, 0, Encoding.UTF8.GetBytes(entry)))]);

    /// <returns>What the store says where it is not available.</returns>
    private static async Task<string?> Says<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (StoreUnavailableException away)
        {
            return away.Message;
        }
    }
}
