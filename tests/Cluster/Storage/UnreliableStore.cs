using System.Collections.Concurrent;

namespace Dispatch.Storage;

/// <summary>
/// A store that comes back with less than it had, as a Redis may that was killed, and says so as that adapter does: each reader is told
/// once, and may not save before it has begun again. Or it is away for one aggregate alone.
/// </summary>
internal sealed class UnreliableStore(int partitions) : IStore
{
    private readonly ConcurrentDictionary<(string Who, int Partition), int> told = new();
    private volatile MemoryStore store = new(partitions);
    private volatile int losses;
    private volatile string? unreachable;

    public int Partitions => partitions;

    public int Losses => losses;

    /// <summary>What it holds now, to come back with.</summary>
    public MemoryStore Copy() => store.Copy();

    public void ComeBackWith(MemoryStore kept)
    {
        store = kept;
        losses++;
    }

    /// <summary>Nothing is committed of what has this id.</summary>
    /// <param name="id">Null: it is back.</param>
    public void IsAwayFor(string? id) => unreachable = id;

    public Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max)
    {
        if (IsNews(log, partition))
        {
            told[(log, partition)] = losses;
            return Task.FromException<IReadOnlyList<LogEntry>>(new StoreUnavailableException("The store may have come back with less of this log."));
        }

        return store.Read(log, partition, after, max);
    }

    public Task<StoredReader> OpenReader(string reader, int partition)
    {
        told[(reader, partition)] = losses;
        return store.OpenReader(reader, partition);
    }

    public Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows) => IsNews(reader, partition)
        ? Task.FromException<bool>(new StoreUnavailableException("The reader has to be opened again."))
        : store.SaveReader(reader, partition, epoch, position, rows);

    public Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends) => store.Append(appends);

    public Task<long> Tail(string log, int partition) => store.Tail(log, partition);

    public Task Trim(string log, int partition, long upTo) => store.Trim(log, partition, upTo);

    public Task<StoredState?> Load(StoreKey key) => store.Load(key);

    public Task<CommitResult> Commit(Commit commit) => commit.Key.Id == unreachable
        ? Task.FromException<CommitResult>(new StoreUnavailableException("It is away."))
        : store.Commit(commit);

    public Task<bool> Forget(StoreKey key, long version) => store.Forget(key, version);

    public Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max) => store.Facts(key, afterVersion, max);

    public Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max) => store.Scan(kind, partition, after, max);

    public Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max) => store.Due(partition, now, max);

    private bool IsNews(string who, int partition) => told.GetOrAdd((who, partition), losses) != losses;
}
