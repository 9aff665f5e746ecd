using static Dispatch.Storage.StoreArguments;

namespace Dispatch.Storage;

/// <summary>The storage port said as simply as possible, in memory: the model that adapters are compared with.</summary>
internal sealed class MemoryStore(int partitions) : IStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Log, int Partition), Log> logs = [];
    private readonly Dictionary<StoreKey, Aggregate> aggregates = [];
    private readonly Dictionary<(string Name, int Partition), StoredReader> readers = [];

    public int Partitions => partitions;

    public int Losses => 0;

    /// <summary>A store of its own that holds now what this one holds.</summary>
    public MemoryStore Copy()
    {
        lock (gate)
        {
            var copy = new MemoryStore(partitions);
            foreach (var (place, log) in logs)
            {
                copy.logs.Add(place, log.Copy());
            }

            foreach (var (key, aggregate) in aggregates)
            {
                copy.aggregates.Add(key, aggregate);
            }

            foreach (var (name, reader) in readers)
            {
                copy.readers.Add(name, reader);
            }

            return copy;
        }
    }

    public Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends)
    {
        Check(appends, partitions);
        return Do<IReadOnlyList<long>>(() => [.. appends.Select(append => LogOf(append.Log, append.Partition).Append(append.Entry))]);
    }

    public Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max)
    {
        CheckLog(log, partition, partitions);
        CheckPage(after, max);
        return Do<IReadOnlyList<LogEntry>>(() => Bounded(LogOf(log, partition).Entries.Where(entry => entry.Position > after).Take(max), entry => entry.Bytes));
    }

    public Task<long> Tail(string log, int partition)
    {
        CheckLog(log, partition, partitions);
        return Do(() => LogOf(log, partition).Tail);
    }

    public Task Trim(string log, int partition, long upTo)
    {
        CheckLog(log, partition, partitions);
        return Do(() => LogOf(log, partition).Trim(upTo));
    }

    public Task<StoredState?> Load(StoreKey key)
    {
        Check(key);
        return Do(() => aggregates.GetValueOrDefault(key)?.Stored);
    }

    public Task<CommitResult> Commit(Commit commit)
    {
        Check(commit);
        return Do(() => Decide(commit));
    }

    public Task<bool> Forget(StoreKey key, long version)
    {
        Check(key);
        return Do(() =>
        {
            if (aggregates.TryGetValue(key, out var known) && known.Stored.Version != version)
            {
                return false;
            }

            aggregates.Remove(key);
            LogOf(Logs.Journal, key.Partition(partitions)).Forget(key);
            return true;
        });
    }

    public Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max)
    {
        Check(key);
        CheckPage(afterVersion, max);
        return Do<IReadOnlyList<StoredFact>>(() => Bounded(
            LogOf(Logs.Journal, key.Partition(partitions)).Facts.Where(fact => fact.Key == key && fact.Fact.Version > afterVersion).Select(fact => fact.Fact).Take(max),
            fact => fact.Bytes));
    }

    public Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max)
    {
        CheckId(kind, "kind");
        CheckPartition(partition, partitions);
        CheckMax(max);
        return Do<IReadOnlyList<ScannedState>>(() => Bounded(
            aggregates.Where(one => one.Key.Kind == kind && one.Key.Partition(partitions) == partition && string.CompareOrdinal(one.Key.Id, after) > 0)
                .OrderBy(one => one.Key.Id, StringComparer.Ordinal)
                .Select(one => new ScannedState(one.Key.Id, one.Value.Stored.Version, one.Value.Stored.State)).Take(max),
            state => state.State));
    }

    public Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max)
    {
        CheckPartition(partition, partitions);
        CheckMax(max);
        return Do<IReadOnlyList<DueDeadline>>(() =>
        [
            .. aggregates.Where(one => one.Key.Partition(partitions) == partition)
                .SelectMany(one => one.Value.Deadlines)
                .Where(due => due.Deadline.DueAt <= now).OrderBy(due => due.Deadline.DueAt).Take(max),
        ]);
    }

    public Task<StoredReader> OpenReader(string reader, int partition)
    {
        CheckId(reader, "reader");
        CheckPartition(partition, partitions);
        return Do(() =>
        {
            var before = readers.GetValueOrDefault((reader, partition)) ?? new(0, 0, []);
            return readers[(reader, partition)] = before with { Epoch = before.Epoch + 1 };
        });
    }

    public Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows)
    {
        CheckId(reader, "reader");
        CheckPartition(partition, partitions);
        Check(rows);
        return Do(() =>
        {
            if (readers.GetValueOrDefault((reader, partition)) is not { } before || before.Epoch != epoch)
            {
                return false;
            }

            var kept = before.Rows.Where(old => rows.All(row => row.Key != old.Key));
            readers[(reader, partition)] = new(epoch, position, [.. kept, .. rows.Where(row => row.Bytes is not null)]);
            return true;
        });
    }

    private static List<T> Bounded<T>(IEnumerable<T> items, Func<T, ReadOnlyMemory<byte>> bytes)
    {
        var (taken, total) = (new List<T>(), 0L);
        foreach (var item in items.TakeWhile(_ => total < StoreLimits.MaxReadBytes))
        {
            taken.Add(item);
            total += bytes(item).Length;
        }

        return taken;
    }

    private CommitResult Decide(Commit commit)
    {
        var known = aggregates.GetValueOrDefault(commit.Key) ?? Aggregate.Nothing;
        if (known.Stored.Commits.Contains(commit.CommitId))
        {
            return new(CommitOutcome.Repeated, known.Stored.Version);
        }

        if (known.Stored.Version != commit.ExpectedVersion)
        {
            return new(CommitOutcome.Stale, known.Stored.Version);
        }

        var version = commit.ExpectedVersion + Math.Max(1, commit.Facts.Count);
        var journal = LogOf(Logs.Journal, commit.Key.Partition(partitions));
        for (var i = 0; i < commit.Facts.Count; i++)
        {
            journal.Append(commit.Facts[i], commit.Key, commit.ExpectedVersion + i + 1);
        }

        var deadlines = commit.Deadlines?.Select(set => known.Deadlines.Where(due => due.Deadline == set).DefaultIfEmpty(new(commit.Key, set, version)).First());
        var commits = known.Stored.Commits.Append(commit.CommitId).TakeLast(StoreLimits.CommitIdsKept);
        aggregates[commit.Key] = new(new(version, commit.State, [.. commits]), [.. deadlines ?? known.Deadlines]);
        return new(CommitOutcome.Committed, version);
    }

    private Log LogOf(string log, int partition) => logs.TryGetValue((log, partition), out var known) ? known : logs[(log, partition)] = new();

    private Task<T> Do<T>(Func<T> work)
    {
        lock (gate)
        {
            return Task.FromResult(work());
        }
    }

    private sealed record Aggregate(StoredState Stored, IReadOnlyList<DueDeadline> Deadlines)
    {
        public static Aggregate Nothing { get; } = new(new StoredState(0, default, []), []);
    }

    private sealed class Log
    {
        private readonly List<(LogEntry Entry, StoreKey? Key, long Version)> entries = [];

        public long Tail { get; private set; }

        public IEnumerable<LogEntry> Entries => entries.Select(entry => entry.Entry);

        public IEnumerable<(StoreKey? Key, StoredFact Fact)> Facts => entries.Select(entry => (entry.Key, new StoredFact(entry.Version, entry.Entry.Bytes)));

        public long Append(ReadOnlyMemory<byte> bytes, StoreKey? key = null, long version = 0)
        {
            entries.Add((new(++Tail, bytes), key, version));
            return Tail;
        }

        public Log Copy()
        {
            var copy = new Log { Tail = Tail };
            copy.entries.AddRange(entries);
            return copy;
        }

        public int Forget(StoreKey key) => entries.RemoveAll(entry => entry.Key == key);

        public int Trim(long upTo) => entries.RemoveAll(entry => entry.Entry.Position <= upTo);
    }
}
