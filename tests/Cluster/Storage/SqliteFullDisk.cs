using Dispatch.Storage.Sqlite;

namespace Dispatch.Storage;

/// <summary>
/// A full disk, played by SQLite itself: a limit on the pages of a file makes the same error as the system's, at the same place each time.
/// </summary>
public sealed class SqliteFullDisk : IAsyncLifetime
{
    private const int Partitions = 4;
    private const long Unlimited = 1L << 31;
    private const int Callers = 200;
    private const int CallersWithRoom = 20;

    /// <summary>A commit of this suite takes two pages at least.</summary>
    private const long PagesForSome = 150;

    private readonly TemporaryFolder folder = new();
    private SqliteStore store = null!;

    public ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(new(folder.Path, Partitions, Durability.Fast));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData(Logs.Telematics)]
    [InlineData(Logs.Inbox)]
    public async Task Appends_to_a_full_disk_are_refused_whole_and_go_on_when_it_has_room(string log)
    {
        await Append(log, "before");
        await store.LimitPages(1);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => Append(log, "refused"));
        Assert.Contains("full", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await store.Tail(log, 0));

        await store.LimitPages(Unlimited);
        await Append(log, "after");
        Assert.Equal([1, 2], (await store.Read(log, 0, 0, 10)).Select(entry => entry.Position));
    }

    [Fact]
    public async Task Commits_to_a_full_disk_are_there_whole_or_not_at_all()
    {
        await store.LimitPages(PagesForSome);

        // The first come alone, so that they find room; a group that does not fit is refused as a whole.
        var first = new List<bool>();
        while (first.Count < CallersWithRoom)
        {
            first.Add(await TryCommit(first.Count));
        }

        var rest = await Task.WhenAll(Enumerable.Range(first.Count, Callers - first.Count).Select(TryCommit));
        bool[] answers = [.. first, .. rest];

        Assert.Contains(true, answers);
        Assert.Contains(false, answers);
        await AssertWhole(answers);

        await store.LimitPages(Unlimited);
        var again = await Task.WhenAll(Enumerable.Range(0, Callers).Select(TryCommit));
        Assert.DoesNotContain(false, again);
        await AssertWhole(again);
    }

    [Fact]
    public async Task Reads_go_on_while_the_disk_is_full()
    {
        Assert.True(await TryCommit(1));
        await store.LimitPages(1);
        Assert.False(await TryCommit(2));

        Assert.Equal(2, (await store.Load(Key(1)))!.Version);
        Assert.Null(await store.Load(Key(2)));
    }

    private static StoreKey Key(int i) => new("shipment", $"SH-{i}", $"g{i % Partitions}");

    private Task<IReadOnlyList<long>> Append(string log, string text) => store.Append([new(log, 0, new byte[20_000 + text.Length])]);

    private async Task<bool> TryCommit(int i)
    {
        try
        {
            ReadOnlyMemory<byte>[] facts = [new byte[3_000], new byte[3_000]];
            var result = await store.Commit(new(Key(i), $"c{i}", 0, new byte[2_000], facts, [new("pickup", DateTimeOffset.UnixEpoch)]));
            return result.Outcome is CommitOutcome.Committed or CommitOutcome.Repeated;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private async Task AssertWhole(bool[] acknowledged)
    {
        for (var i = 0; i < acknowledged.Length; i++)
        {
            Assert.Equal(acknowledged[i] ? 2 : null, (await store.Load(Key(i)))?.Version);
            Assert.Equal(acknowledged[i] ? 2 : 0, (await store.Facts(Key(i), 0, 10)).Count);
        }

        for (var partition = 0; partition < Partitions; partition++)
        {
            var there = Enumerable.Range(0, acknowledged.Length).Count(i => acknowledged[i] && Key(i).Partition(Partitions) == partition);
            Assert.Equal(there, (await store.Due(partition, DateTimeOffset.UnixEpoch, 1_000)).Count);
            var positions = (await store.Read(Logs.Journal, partition, 0, 1_000)).Select(entry => entry.Position);
            Assert.Equal(Enumerable.Range(1, 2 * there).Select(position => (long)position), positions);
        }
    }
}
