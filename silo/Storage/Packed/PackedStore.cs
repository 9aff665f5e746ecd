namespace Dispatch.Storage.Packed;

/// <summary>Any store, with states and facts packed in it (see <see cref="Packing"/>): whoever writes and reads them knows nothing of it.</summary>
public sealed class PackedStore(IStore store) : IStore, IAsyncDisposable
{
    public int Partitions => store.Partitions;

    public int Losses => store.Losses;

    public Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends) => store.Append(appends);

    public Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max) =>
        log == Logs.Journal ? ReadJournal(partition, after, max) : store.Read(log, partition, after, max);

    public Task<long> Tail(string log, int partition) => store.Tail(log, partition);

    public Task Trim(string log, int partition, long upTo) => store.Trim(log, partition, upTo);

    public async Task<StoredState?> Load(StoreKey key) =>
        await store.Load(key) is { } stored ? stored with { State = Packing.Unpack(stored.State) } : null;

    public Task<CommitResult> Commit(Commit commit)
    {
        StoreArguments.CheckBytes(commit); // limits are those of what is unpacked
        return store.Commit(commit with { State = Packing.Pack(commit.State), Facts = [.. commit.Facts.Select(Packing.Pack)] });
    }

    public Task<bool> Forget(StoreKey key, long version) => store.Forget(key, version);

    public async Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max) =>
        Unpacked(await store.Facts(key, afterVersion, max), fact => fact.Bytes, (fact, bytes) => fact with { Bytes = bytes });

    public async Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max) =>
        Unpacked(await store.Scan(kind, partition, after, max), state => state.State, (state, bytes) => state with { State = bytes });

    public Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max) => store.Due(partition, now, max);

    public Task<StoredReader> OpenReader(string reader, int partition) => store.OpenReader(reader, partition);

    public Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows) =>
        store.SaveReader(reader, partition, epoch, position, rows);

    /// <summary>It was made for the store, so it ends with it.</summary>
    public ValueTask DisposeAsync() => store is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<IReadOnlyList<LogEntry>> ReadJournal(int partition, long after, int max) =>
        Unpacked(await store.Read(Logs.Journal, partition, after, max), entry => entry.Bytes, (entry, bytes) => entry with { Bytes = bytes });

    /// <summary>As many of them as one answer may hold once they are unpacked.</summary>
    private static IReadOnlyList<T> Unpacked<T>(IReadOnlyList<T> packed, Func<T, ReadOnlyMemory<byte>> bytes, Func<T, ReadOnlyMemory<byte>, T> with)
    {
        var page = new Page<T>();
        foreach (var item in packed)
        {
            if (!page.HasRoom)
            {
                break;
            }

            var unpacked = Packing.Unpack(bytes(item));
            page.Add(with(item, unpacked), unpacked.Length);
        }

        return page.Items;
    }
}
