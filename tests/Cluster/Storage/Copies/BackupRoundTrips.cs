using CsCheck;
using Dispatch.Storage.Sqlite;

namespace Dispatch.Storage.Copies;

/// <summary>What is restored is what was there, whatever had happened to it.</summary>
public sealed class BackupRoundTrips : IDisposable
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
    private static async Task<string> Play(SqliteStore store, StoreHistory[] history)
    {
        var answers = new List<string>();
        foreach (var step in history.Where(step => step is not (StoreHistory.Opened or StoreHistory.Saved or StoreHistory.Restart)))
        {
            answers.Add(await step.On(store));
        }

        return string.Join('\n', answers);
    }

    private static async Task Backup(string store, string file)
    {
        await using var source = SqliteSnapshot.Open(store);
        await BackupWriter.Write(file, BackupHeader.Of("test", source.Partitions, DateTimeOffset.UnixEpoch), source, Untold.Instance, CancellationToken.None);
    }

    private static async Task Restore(string file, string store)
    {
        await using var source = await BackupFile.Open(file, CancellationToken.None);
        await using var target = SqliteRestore.Open(store, source.Partitions);
        await Copies.Restore.Into(target, source, Untold.Instance, CancellationToken.None);
    }
}
