namespace Dispatch.Storage;

/// <summary>An aggregate in the store. Those with the same <paramref name="Group"/> share a partition and its journal, in order; it never changes.</summary>
public readonly record struct StoreKey(string Kind, string Id, string Group)
{
    public int Partition(int partitions) => Partitioning.Of(Group, partitions);

    public override string ToString() => $"{Kind}/{Id}";
}

public readonly record struct LogAppend(string Log, int Partition, ReadOnlyMemory<byte> Entry);

public readonly record struct LogEntry(long Position, ReadOnlyMemory<byte> Bytes);

/// <param name="Commits">Ids of the last commits, oldest first, at most <see cref="StoreLimits.CommitIdsKept"/>.</param>
public sealed record StoredState(long Version, ReadOnlyMemory<byte> State, IReadOnlyList<string> Commits);

/// <param name="CommitId">The same id again answers success without a second effect.</param>
/// <param name="ExpectedVersion">0 for an aggregate that is not there yet.</param>
/// <param name="Deadlines">All deadlines that the aggregate has from now on; null leaves them as they are.</param>
public sealed record Commit(
    StoreKey Key,
    string CommitId,
    long ExpectedVersion,
    ReadOnlyMemory<byte> State,
    IReadOnlyList<ReadOnlyMemory<byte>> Facts,
    IReadOnlyList<Deadline>? Deadlines);

/// <param name="Version">The version the aggregate has now, whatever the outcome.</param>
public readonly record struct CommitResult(CommitOutcome Outcome, long Version);

public enum CommitOutcome
{
    Committed,

    /// <summary>The commit id was known: it is as durable as the first time.</summary>
    Repeated,

    /// <summary>Somebody else committed since: nothing was written.</summary>
    Stale,
}

public readonly record struct StoredFact(long Version, ReadOnlyMemory<byte> Bytes);

public readonly record struct ScannedState(string Id, long Version, ReadOnlyMemory<byte> State);

/// <param name="Version">The aggregate's version when it set the deadline to this moment.</param>
public readonly record struct DueDeadline(StoreKey Key, Deadline Deadline, long Version);

public sealed record StoredReader(long Epoch, long Position, IReadOnlyList<ReaderRow> Rows)
{
    /// <summary>Of one epoch: a hundred thousand changes a second for 500 days.</summary>
    private const int ChangeBits = 42;

    /// <summary>
    /// Where its owner counts from what it tells others. Epochs only grow, whatever the clocks of silos say: it is beyond all that owners before it told, so
    /// that a listener is never ahead of its source.
    /// </summary>
    public long FirstChange => Epoch << ChangeBits;

    /// <returns>The <see cref="FirstChange"/> of the owner that told of this change.</returns>
    public static long FirstBefore(long change) => change >> ChangeBits << ChangeBits;
}

public readonly record struct ReaderRow(string Key, ReadOnlyMemory<byte>? Bytes);
