using System.Diagnostics;
using System.Runtime.CompilerServices;
using Dispatch.Telemetry;
using static Dispatch.Telemetry.TelemetryNames;

namespace Dispatch.Storage;

/// <summary>Any store, with its calls counted and timed. While nobody listens, calls go straight through.</summary>
public sealed class MeteredStore(IStore store) : IStore, IAsyncDisposable
{
    public int Partitions => store.Partitions;

    public int Losses => store.Losses;

    public async Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends)
    {
        var positions = await Timed(() => store.Append(appends));
        foreach (var append in appends)
        {
            Instruments.LogAppended.Add(1, new KeyValuePair<string, object?>(Tag.Log, append.Log));
            Instruments.LogSize.Add(append.Entry.Length, new KeyValuePair<string, object?>(Tag.Log, append.Log));
        }

        return positions;
    }

    public async Task<CommitResult> Commit(Commit commit)
    {
        var result = await Timed(() => store.Commit(commit));
        var kind = new KeyValuePair<string, object?>(Tag.Kind, commit.Key.Kind);
        Instruments.Commits.Add(1, kind, new(Tag.Outcome, Word(result.Outcome)));
        Instruments.Facts.Add(result.Outcome is CommitOutcome.Committed ? commit.Facts.Count : 0, kind);
        return result;
    }

    public Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max) => Timed(() => store.Read(log, partition, after, max));

    public Task<long> Tail(string log, int partition) => Timed(() => store.Tail(log, partition));

    public Task Trim(string log, int partition, long upTo) => Timed(() => store.Trim(log, partition, upTo));

    public Task<StoredState?> Load(StoreKey key) => Timed(() => store.Load(key));

    public Task<bool> Forget(StoreKey key, long version) => Timed(() => store.Forget(key, version));

    public Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max) => Timed(() => store.Facts(key, afterVersion, max));

    public Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max) =>
        Timed(() => store.Scan(kind, partition, after, max));

    public Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max) => Timed(() => store.Due(partition, now, max));

    public Task<StoredReader> OpenReader(string reader, int partition) => Timed(() => store.OpenReader(reader, partition));

    public Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows) =>
        Timed(() => store.SaveReader(reader, partition, epoch, position, rows));

    /// <summary>It was made for the store, so it ends with it.</summary>
    public ValueTask DisposeAsync() => store is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private static Task<T> Timed<T>(Func<Task<T>> call, [CallerMemberName] string operation = "") =>
        Instruments.StoreDuration.Enabled ? Measured(call, operation) : call();

    private static Task Timed(Func<Task> call, [CallerMemberName] string operation = "") =>
        Instruments.StoreDuration.Enabled ? Measured(Answered(call), operation) : call();

    private static Func<Task<bool>> Answered(Func<Task> call) => async () =>
    {
        await call();
        return true;
    };

    private static async Task<T> Measured<T>(Func<Task<T>> call, string operation)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var answer = await call();
            outcome = "done";
            return answer;
        }
        finally
        {
            Instruments.StoreDuration.Record(
                Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>(Tag.Operation, operation), new(Tag.Outcome, outcome));
        }
    }

    private static string Word(CommitOutcome outcome) => outcome switch
    {
        CommitOutcome.Committed => "committed",
        CommitOutcome.Repeated => "repeated",
        _ => "stale",
    };
}
