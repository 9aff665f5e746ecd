namespace Dispatch.Storage.Copies;

/// <summary>
/// A piece of a store, said without any adapter's words. Told are a reader before its rows, an aggregate before its facts, a log's entries in
/// order and then its <see cref="Tail"/>; and one partition's aggregates, up to the tail of its journal, before those of the next.
/// </summary>
public abstract record StoreRecord
{
    private StoreRecord()
    {
    }

    public sealed record Reader(string Name, int Partition, long Epoch, long Position) : StoreRecord;

    /// <summary>A row of the reader that was told last of that name and partition.</summary>
    public sealed record ReaderRow(string Name, int Partition, string Key, ReadOnlyMemory<byte> Bytes) : StoreRecord;

    /// <param name="Commits">See <see cref="StoredState.Commits"/>.</param>
    /// <param name="Deadlines">What the due index has of it, in no particular order.</param>
    public sealed record Aggregate(
        StoreKey Key, long Version, ReadOnlyMemory<byte> State, IReadOnlyList<string> Commits, IReadOnlyList<IndexedDeadline> Deadlines) : StoreRecord;

    /// <param name="Of">Whose fact it is; null for what is no fact.</param>
    public sealed record Entry(string Log, int Partition, long Position, ReadOnlyMemory<byte> Bytes, FactOwner? Of) : StoreRecord;

    /// <param name="Position">Up to here no position is ever given out again.</param>
    public sealed record Tail(string Log, int Partition, long Position) : StoreRecord;

    /// <summary>Something that belongs to nothing. It is not copied.</summary>
    /// <param name="What">For people.</param>
    public sealed record Stray(string What) : StoreRecord;
}

/// <param name="Version">The aggregate's version when it set the deadline to this moment.</param>
public readonly record struct IndexedDeadline(Deadline Deadline, long Version);

/// <param name="Version">That of the aggregate with this fact.</param>
public sealed record FactOwner(StoreKey Key, long Version);
