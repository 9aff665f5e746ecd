using System.Text.Json;

namespace Dispatch.Storage.Copies;

/// <summary>
/// Looks at every record of a store and says what does not fit together: states that are not what their facts add up to, deadlines that
/// are not in the due index, entries that are missing and have not been read. Holds one partition's aggregates in memory at a time.
/// </summary>
/// <param name="differs">Is told of each difference: the key or log, and how it differs.</param>
/// <param name="now">What is to be forgotten by then may be half gone.</param>
public sealed class Verification(Action<string> differs, DateTimeOffset now)
{
    private readonly Dictionary<StoreKey, Checked> aggregates = [];
    private readonly Dictionary<(string Log, int Partition), SeenLog> logs = [];
    private readonly SortedDictionary<string, long> unfolded = new(StringComparer.Ordinal);

    public long Aggregates { get; private set; }

    public long Facts { get; private set; }

    public long Deadlines { get; private set; }

    public long Entries { get; private set; }

    public long Readers { get; private set; }

    public long Rows { get; private set; }

    public long Differences { get; private set; }

    /// <summary>How many aggregates there are of each kind that was not folded: it is not made of facts, or of a newer version.</summary>
    public IReadOnlyDictionary<string, long> Unfolded => unfolded;

    public static async Task<Verification> Of(
        IStoreSource source, Action<string> differs, DateTimeOffset now, IProgress<StoreRecord> progress, CancellationToken stop)
    {
        var verification = new Verification(differs, now);
        await foreach (var record in source.Read(stop))
        {
            verification.Look(record);
            progress.Report(record);
        }

        verification.Settle();
        verification.CheckLogs();
        return verification;
    }

    private void Look(StoreRecord record)
    {
        switch (record)
        {
            case StoreRecord.Reader it:
                Readers++;
                Remember(it);
                break;
            case StoreRecord.ReaderRow:
                Rows++;
                break;
            case StoreRecord.Aggregate it:
                Aggregates++;
                Deadlines += it.Deadlines.Count;
                Remember(it);
                break;
            case StoreRecord.Entry it:
                Entries++;
                LogOf(it.Log, it.Partition).Saw(it.Position);
                LookAtFact(it);
                break;
            case StoreRecord.Tail it:
                LookAtEnd(it);
                break;
            case StoreRecord.Stray it:
                Say(it.What);
                break;
        }
    }

    private void Remember(StoreRecord.Reader reader)
    {
        if (ReaderNames.LogOf(reader.Name) is { } log)
        {
            // Of several readers the one that is furthest: a connector whose endpoint is away for months lags behind what was forgotten.
            var seen = LogOf(log, reader.Partition);
            seen.ReadUpTo = Math.Max(seen.ReadUpTo ?? 0, reader.Position);
        }
    }

    private void Remember(StoreRecord.Aggregate aggregate)
    {
        var fold = Fold.Of(aggregate.Key);
        aggregates[aggregate.Key] = new(aggregate, fold);
        if (fold is null)
        {
            unfolded[aggregate.Key.Kind] = unfolded.GetValueOrDefault(aggregate.Key.Kind) + 1;
        }
    }

    private void LookAtEnd(StoreRecord.Tail tail)
    {
        LogOf(tail.Log, tail.Partition).EndsAt(tail.Position);
        if (tail.Log == Logs.Journal)
        {
            Settle();
        }
    }

    private void LookAtFact(StoreRecord.Entry entry)
    {
        if (entry.Of is not { } owner)
        {
            if (entry.Log == Logs.Journal)
            {
                Say($"journal.{entry.Partition}: the fact at {entry.Position} belongs to nothing that has a state");
            }

            return;
        }

        Facts++;
        if (!aggregates.TryGetValue(owner.Key, out var aggregate))
        {
            Say($"{owner.Key}: there is its fact of version {owner.Version}, but no state");
            return;
        }

        try
        {
            aggregate.Add(owner, entry.Bytes.Span);
        }
        catch (JsonException failure)
        {
            aggregate.Trouble ??= $"its fact of version {owner.Version} cannot be read: {failure.Message}";
        }
    }

    /// <summary>All facts of these aggregates have been seen.</summary>
    private void Settle()
    {
        foreach (var (key, aggregate) in aggregates)
        {
            foreach (var difference in aggregate.Differences(now))
            {
                Say($"{key}: {difference}");
            }
        }

        aggregates.Clear();
    }

    private void CheckLogs()
    {
        foreach (var ((name, partition), log) in logs)
        {
            foreach (var difference in log.Differences())
            {
                Say($"{name}.{partition}: {difference}");
            }
        }
    }

    private SeenLog LogOf(string name, int partition) =>
        logs.TryGetValue((name, partition), out var log) ? log : logs[(name, partition)] = new();

    private void Say(string difference)
    {
        Differences++;
        differs(difference);
    }
}
