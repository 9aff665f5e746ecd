using CsCheck;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;

namespace Dispatch.Storage.Copies;

/// <summary>What is restored is what was there, whatever had happened to it.</summary>
public sealed class BackupRoundTrips(RedisDatabases.EverySecond redis) : IClassFixture<RedisDatabases.EverySecond>, IDisposable
{
    private const int Partitions = 4;
    private const int Histories = 30;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_restored_store_has_all_that_the_first_had_and_goes_on_like_it() =>
        await Gen.Select(StoreHistory.Any, StoreHistory.Any, Gen.Bool).SampleAsync(
            async (before, after, isOpen) =>
            {
                var name = folder.Under(Guid.NewGuid().ToString());
                var first = Open(name);
                await Play(first, before);
                if (!isOpen)
                {
                    await first.DisposeAsync();
                }

                await Backup(name, $"{name}.backup");
                await Restore($"{name}.backup", $"{name}.restored");
                if (!isOpen)
                {
                    first = Open(name);
                }

                await using var second = Open($"{name}.restored");
                Assert.Equal(await StoreHistory.Everything(first), await StoreHistory.Everything(second));
                Assert.Equal(await Play(first, after), await Play(second, after));
                Assert.Equal(await StoreHistory.Everything(first), await StoreHistory.Everything(second));
                await first.DisposeAsync();
            },
            iter: Histories,
            threads: 1);

    [Fact]
    public async Task From_a_folder_into_redis_and_back_nothing_is_lost() =>
        await StoreHistory.Any.SampleAsync(
            async history =>
            {
                var name = folder.Under(Guid.NewGuid().ToString());
                await using var first = Open(name);
                await Play(first, history);
                await Backup(name, $"{name}.1");

                var options = new RedisStoreOptions(redis.Take(), Partitions: Partitions, Durability: Durability.Fast);
                await Restore($"{name}.1", await RedisRestore.Open(options, Partitions));
                await using (var second = await RedisStore.Open(options))
                {
                    Assert.Equal(await StoreHistory.Everything(first), await StoreHistory.Everything(second));
                }

                await Backup(await RedisSnapshot.Open(options), $"{name}.2");
                await Restore($"{name}.2", SqliteRestore.Open($"{name}.third", Partitions));
                await using var third = Open($"{name}.third");
                Assert.Equal(await StoreHistory.Everything(first), await StoreHistory.Everything(third));
            },
            iter: Histories,
            threads: 1);

    [Fact]
    public async Task A_store_restored_into_redis_goes_on_like_the_first() =>
        await Gen.Select(StoreHistory.Any, StoreHistory.Any).SampleAsync(
            async (before, after) =>
            {
                var name = folder.Under(Guid.NewGuid().ToString());
                await using var first = Open(name);
                await Play(first, before);
                await Backup(name, $"{name}.backup");

                var options = new RedisStoreOptions(redis.Take(), Partitions: Partitions, Durability: Durability.Fast);
                await Restore($"{name}.backup", await RedisRestore.Open(options, Partitions));
                await using var second = await RedisStore.Open(options);
                Assert.Equal(await Play(first, after), await Play(second, after));
                Assert.Equal(await StoreHistory.Everything(first), await StoreHistory.Everything(second));
            },
            iter: Histories,
            threads: 1);

    [Fact]
    public async Task A_redis_that_has_a_store_is_not_overwritten_and_half_a_restore_leaves_nothing()
    {
        var options = new RedisStoreOptions(redis.Take(), Partitions: Partitions, Durability: Durability.Fast);
        await using (var half = await RedisRestore.Open(options, Partitions))
        {
            await half.Write(new StoreRecord.Entry(Logs.Inbox, 0, 1, new byte[] { 1 }, null));
            var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => RedisStore.Open(options));
            Assert.Contains("a restore that has not ended", refused.Message, StringComparison.Ordinal);
        }

        await using (var whole = await RedisRestore.Open(options, Partitions))
        {
            await whole.Complete();
        }

        Assert.Contains("has a store already", (await Assert.ThrowsAsync<StoreRefusedException>(() => RedisRestore.Open(options, Partitions))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_was_and_deposes_whoever_had_it_before()
    {
        await using var first = Open(folder.Under("first"));
        var owner = await first.OpenReader("tracking", 1);
        await first.SaveReader("tracking", 1, owner.Epoch, 0, [new("truck", new byte[] { 1, 2, 3 })]);
        await Backup(folder.Under("first"), folder.Under("backup"));
        await Restore(folder.Under("backup"), folder.Under("second"));

        await using var second = Open(folder.Under("second"));
        Assert.False(await second.SaveReader("tracking", 1, owner.Epoch, 0, []));
        var next = await second.OpenReader("tracking", 1);
        Assert.Equal([1, 2, 3], next.Rows.Single(row => row.Key == "truck").Bytes!.Value.ToArray());
        Assert.True(next.Epoch > owner.Epoch);
    }

    private static SqliteStore Open(string path) => SqliteStore.Open(new(path, Partitions, Durability.Fast));

    /// <summary>Epochs are raised by a restore, so what readers answer to is left out.</summary>
    private static async Task<string> Play(IStore store, StoreHistory[] history)
    {
        var answers = new List<string>();
        foreach (var step in history.Where(step => step is not (StoreHistory.Opened or StoreHistory.Saved or StoreHistory.Restart)))
        {
            answers.Add(await step.On(store));
        }

        return string.Join('\n', answers);
    }

    private static Task Backup(string store, string file) => Backup(SqliteSnapshot.Open(store), file);

    private static async Task Backup(IStoreSource source, string file)
    {
        await using var closing = source;
        await BackupWriter.Write(file, BackupHeader.Of("test", source.Partitions, DateTimeOffset.UnixEpoch), source, Untold.Instance, CancellationToken.None);
    }

    private static Task Restore(string file, string store) => Restore(file, SqliteRestore.Open(store, Partitions));

    private static async Task Restore(string file, IStoreTarget target)
    {
        await using var closing = target;
        await using var source = await BackupFile.Open(file, CancellationToken.None);
        await Copies.Restore.Into(target, source, Untold.Instance, CancellationToken.None);
    }
}
