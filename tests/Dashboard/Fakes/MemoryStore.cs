using System.Collections.Concurrent;
using Dispatch.Storage;

namespace Dispatch.Fakes;

/// <summary>The states of aggregates in memory; nothing else of the store is needed to sign in.</summary>
public sealed class MemoryStore : IStore
{
    private readonly ConcurrentDictionary<StoreKey, StoredState> states = [];

    public int Partitions => 1;

    public int Losses => 0;

    public Task<StoredState?> Load(StoreKey key) => Task.FromResult(states.GetValueOrDefault(key));

    public Task<CommitResult> Commit(Commit commit)
    {
        var before = states.GetValueOrDefault(commit.Key)?.Version ?? 0;
        if (before != commit.ExpectedVersion)
        {
            return Task.FromResult(new CommitResult(CommitOutcome.Stale, before));
        }

        states[commit.Key] = new(before + 1, commit.State, [commit.CommitId]);
        return Task.FromResult(new CommitResult(CommitOutcome.Committed, before + 1));
    }

    public Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends) => throw new NotSupportedException();

    public Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max) => throw new NotSupportedException();

    public Task<long> Tail(string log, int partition) => throw new NotSupportedException();

    public Task Trim(string log, int partition, long upTo) => throw new NotSupportedException();

    public Task<bool> Forget(StoreKey key, long version) => Task.FromResult(states.TryRemove(key, out _));

    public Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max) => throw new NotSupportedException();

    public Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max) => Task.FromResult<IReadOnlyList<ScannedState>>(
        [.. states.Where(state => state.Key.Kind == kind).Select(state => new ScannedState(state.Key.Id, state.Value.Version, state.Value.State))]);

    public Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max) => throw new NotSupportedException();

    public Task<StoredReader> OpenReader(string reader, int partition) => throw new NotSupportedException();

    public Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows) =>
        throw new NotSupportedException();
}
