using System.Text;

namespace Dispatch.Storage;

/// <summary>
/// What every adapter of the storage port must do. An adapter's suite derives from it and says how its store is opened; the sentences
/// stand in the other parts of this class, by subject.
/// </summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    /// <summary>How many partitions the store under test has.</summary>
    protected const int Partitions = 4;

    private readonly List<IStore> opened = [];

    /// <summary>The store most sentences are about; new and empty for each of them.</summary>
    protected IStore Store { get; private set; } = null!;

    /// <summary>Opens the store of that name: new where there is none yet, otherwise with all that it had when it was closed.</summary>
    protected abstract Task<IStore> Open(string name);

    public async ValueTask InitializeAsync() => Store = await OpenAndRemember("main");

    public async ValueTask DisposeAsync()
    {
        foreach (var store in opened)
        {
            await Close(store);
        }

        await Remove();
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes all stores that were opened.</summary>
    protected abstract Task Remove();

    protected async Task Reopen()
    {
        await Close(Store);
        Store = await OpenAndRemember("main");
    }

    protected static async Task Close(IStore store)
    {
        if (store is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private async Task<IStore> OpenAndRemember(string name)
    {
        var store = await Open(name);
        opened.Add(store);
        return store;
    }

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static StoreKey Shipment(string id) => new("shipment", id, id);

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static Commit A_commit(
        StoreKey key, string commitId, long expected = 0, string state = "state", string[]? facts = null, Deadline[]? deadlines = null) =>
        new(key, commitId, expected, Bytes(state), [.. (facts ?? []).Select(Bytes)], deadlines);

    private static LogAppend An_entry(string text, int partition = 0, string log = Logs.Inbox) => new(log, partition, Bytes(text));

    private async Task<string[]> Entries(string log, int partition, long after = 0) =>
        [.. (await Store.Read(log, partition, after, StoreLimits.MaxRead)).Select(entry => $"{entry.Position} {Text(entry.Bytes)}")];
}
