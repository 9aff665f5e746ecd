using System.Collections.Concurrent;
using Dispatch.Storage;

namespace Dispatch.Edges;

/// <summary>As much of a store as the edges touch, in memory. It can be held, so that what waits can be seen, and broken.</summary>
internal sealed class MemoryStore : IStore
{
    private readonly ConcurrentDictionary<StoreKey, StoredState> states = new();
    private readonly Lock gate = new();

    public int Partitions => 16;

    public int Losses => 0;

    /// <summary>Every call of <see cref="Append"/>, with a copy of what it brought.</summary>
    public List<LogAppend[]> Appends { get; } = [];

    /// <summary>Appends wait for this.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    public bool Broken { get; set; }

    public async Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends)
    {
        await Held;
        if (Broken)
        {
            throw new StoreUnavailableException("The disk is full.");
        }

        lock (gate)
        {
            Appends.Add([.. appends.Select(append => append with { Entry = append.Entry.ToArray() })]);
            return [.. appends.Select(_ => (long)Appends.Count)];
        }
    }

    public Task<StoredState?> Load(StoreKey key) => Task.FromResult(states.GetValueOrDefault(key));

    public Task<CommitResult> Commit(Commit commit)
    {
        var added = states.TryAdd(commit.Key, new(1, commit.State.ToArray(), [commit.CommitId]));
        return Task.FromResult(new CommitResult(added ? CommitOutcome.Committed : CommitOutcome.Stale, 1));
    }

    public Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max) => throw new NotSupportedException();

    public Task<long> Tail(string log, int partition) => throw new NotSupportedException();

    public Task Trim(string log, int partition, long upTo) => throw new NotSupportedException();

    public Task<bool> Forget(StoreKey key, long version) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max) => throw new NotSupportedException();

    public Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max) => throw new NotSupportedException();

    public Task<StoredReader> OpenReader(string reader, int partition) => throw new NotSupportedException();

    public Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows) =>
        throw new NotSupportedException();
}
