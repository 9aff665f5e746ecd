using Dispatch.Storage.Sqlite;
using Dispatch.Support;

namespace Dispatch.Storage;

/// <summary>Whoever calls a store that closes is answered, one way or the other.</summary>
public sealed class SqliteClosing : IDisposable
{
    /// <summary>More than the queue of the writer takes.</summary>
    private const int Callers = 6_000;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_asked_for_before_is_written_or_refused_and_never_left_waiting()
    {
        var store = SqliteStore.Open(new(folder.Path, 4, Durability.Fast));
        var calls = Enumerable.Range(0, Callers).Select(_ => TryAppend(store)).ToArray();
        await store.DisposeAsync();

        var written = (await Task.WhenAll(calls).WaitAsync(Eventually.Patience)).Count(answer => answer);

        await using var again = SqliteStore.Open(new(folder.Path, 4, Durability.Fast));
        Assert.InRange(written, 1, Callers);
        Assert.Equal(written, await again.Tail(Logs.Inbox, 0));
    }

    [Fact]
    public async Task A_closed_store_answers_that_it_is_unavailable()
    {
        var store = SqliteStore.Open(new(folder.Path, 4));
        await store.DisposeAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Append([new(Logs.Inbox, 0, new byte[1])]));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenReader("tracking", 0));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Read(Logs.Telematics, 0, 0, 1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Tail(Logs.Journal, 0));
    }

    private static async Task<bool> TryAppend(SqliteStore store)
    {
        try
        {
            await store.Append([new(Logs.Inbox, 0, new byte[1])]);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
