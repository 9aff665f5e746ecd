namespace Dispatch.Storage;

/// <summary>
/// The one way to durable storage. Every call that returns has reached the store with the durability that was configured;
/// <see cref="StoreUnavailableException"/> means that nothing can be said of the call: reload before deciding again.
/// </summary>
public interface IStore
{
    /// <summary>How many partitions every log and index has; fixed when the store was created.</summary>
    int Partitions { get; }

    /// <summary>
    /// How often it may have come back with less than it had acknowledged. Whoever remembers something from before must read it again:
    /// a repeat of what is lost is no repeat.
    /// </summary>
    int Losses { get; }

    /// <summary>
    /// Appends entries to logs: those of one partition in one transaction and in their order, so that only a part of the partitions may
    /// have theirs where the call fails. The telematics log is stored apart: a call appends either to it or to others. The journal is
    /// written by <see cref="Commit"/> alone.
    /// </summary>
    /// <returns>The position of the last entry of each append, in the order of <paramref name="appends"/>.</returns>
    Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends);

    /// <summary>
    /// Entries of a log after a position, oldest first: at most <paramref name="max"/> (up to <see cref="StoreLimits.MaxRead"/>), and no
    /// more once they have <see cref="StoreLimits.MaxReadBytes"/>. Fewer than <paramref name="max"/> is not the end; none is.
    /// </summary>
    Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max);

    /// <summary>The position of a log's last entry; 0 where it has none. Positions are never used again, even after <see cref="Trim"/>.</summary>
    Task<long> Tail(string log, int partition);

    /// <summary>
    /// Forgets the entries of a log up to and including a position; all that are there where it has not come that far. Facts that the
    /// journal forgets are gone from <see cref="Facts"/> too: they are stored once.
    /// </summary>
    Task Trim(string log, int partition, long upTo);

    /// <summary>The state of an aggregate; null where it has none.</summary>
    Task<StoredState?> Load(StoreKey key);

    /// <summary>
    /// Makes state, facts and deadlines of one aggregate visible together or not at all. The facts land in the log
    /// <see cref="Logs.Journal"/> of the key's partition. The version grows by the number of facts, by one where there are none.
    /// A deadline that is set again as it was keeps its version.
    /// </summary>
    Task<CommitResult> Commit(Commit commit);

    /// <summary>
    /// Forgets an aggregate that is over: state, facts and deadlines, together or not at all. The journal loses its facts; their positions
    /// are never used again.
    /// </summary>
    /// <returns>False where it is at another version: nothing was forgotten. What is not there is forgotten already.</returns>
    Task<bool> Forget(StoreKey key, long version);

    /// <summary>Facts of one aggregate after a version, oldest first; bounded like <see cref="Read"/>.</summary>
    Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max);

    /// <summary>States of one kind in a partition with an id after <paramref name="after"/> (in the order of UTF-8), by id; bounded like <see cref="Read"/>.</summary>
    Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max);

    /// <summary>Deadlines of a partition that are due at <paramref name="now"/>, oldest first: at most <paramref name="max"/>.</summary>
    Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max);

    /// <summary>Takes a reader over: deposes whoever had it, and returns its position and rows as last saved.</summary>
    Task<StoredReader> OpenReader(string reader, int partition);

    /// <summary>
    /// Saves a reader's position together with the rows that changed (null bytes delete a row).
    /// </summary>
    /// <returns>False where a later owner has opened the reader since <paramref name="epoch"/>: nothing was written.</returns>
    Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows);
}

/// <summary>The names of the logs.</summary>
public static class Logs
{
    public const string Telematics = "telematics";
    public const string Inbox = "inbox";
    public const string Journal = "journal";
    public const string Quarantine = "quarantine";
    public const string Refusals = "refusals";
}

/// <summary>What a store takes in one call. Beyond it the call throws <see cref="ArgumentException"/>: it is a bug of the caller.</summary>
public static class StoreLimits
{
    public const int MaxRead = 10_000;

    /// <summary>What one answer holds in memory: once it has these bytes, no item is added.</summary>
    public const int MaxReadBytes = 32 << 20;

    public const int MaxAppendsPerCall = 10_000;
    public const int MaxAppendBytes = 32 << 20;
    public const int MaxEntryBytes = 1 << 20;

    /// <summary>What a reader's entry may have, so that it still fits into one of the quarantine, with what is said of it there.</summary>
    public const int MaxReadableEntryBytes = MaxEntryBytes - (16 << 10);

    public const int MaxStateBytes = 1 << 20;
    public const int MaxFactsPerCommit = 256;
    public const int MaxDeadlines = 256;
    public const int MaxRowsPerSave = 100_000;

    /// <summary>In characters of UTF-16; an id has at least one.</summary>
    public const int MaxIdLength = 512;

    /// <summary>How many commit ids are kept with a state; an older one is no longer known as a repeat.</summary>
    public const int CommitIdsKept = 32;
}
