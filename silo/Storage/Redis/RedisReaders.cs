using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>The readers' epochs, positions and rows.</summary>
internal sealed class RedisReaders(IDatabase database, PartitionKeys[] keys, Losses losses)
{
    private const int RowsPerPage = 1_000;

    private static readonly Script TakeScript = new("take-reader");
    private static readonly Script SaveScript = new("save-reader");

    /// <summary>Numbers saves. It begins with the time, so that a store which is opened again goes on behind the one before.</summary>
    private long saves = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<StoredReader> Open(string reader, int partition)
    {
        losses.Forgive(reader, partition); // before it is read: a loss meanwhile counts
        var taken = (RedisValue[])(await TakeScript.Run(database, [keys[partition].Reader(reader)], []))!;

        // Page by page, for there may be many rows. Nobody but a later owner can change them now, and then this epoch, which is
        // deposed, cannot write. A page may repeat rows of another while Redis resizes the hash.
        var rows = new Dictionary<string, ReaderRow>(StringComparer.Ordinal);
        await foreach (var row in database.HashScanAsync(keys[partition].Rows(reader), pageSize: RowsPerPage, flags: CommandFlags.DemandMaster))
        {
            rows[row.Name!] = new(row.Name!, (ReadOnlyMemory<byte>)row.Value);
        }

        return new((long)taken[0], (long)taken[1], [.. rows.Values]);
    }

    /// <returns>False where the epoch is not the last one given out.</returns>
    /// <exception cref="StoreUnavailableException">Also after a loss, until the reader is opened again: its position may be ahead of its log.</exception>
    public async Task<bool> Save(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows)
    {
        if (losses.Concern(reader, partition))
        {
            throw new StoreUnavailableException("Redis was away since this reader was opened: it has to be opened again.");
        }

        // One array of the right size: with thousands of rows each is so large that only a full collection takes it away.
        var put = rows.Count(row => row.Bytes is not null);
        var values = new RedisValue[4 + put + rows.Count];
        (values[0], values[1], values[2], values[3]) = (epoch, Interlocked.Increment(ref saves), position, put);
        var (toPut, toGo) = (4, 4 + (2 * put));
        foreach (var row in rows)
        {
            if (row.Bytes is { } bytes)
            {
                (values[toPut++], values[toPut++]) = (row.Key, bytes);
            }
            else
            {
                values[toGo++] = row.Key;
            }
        }

        return (bool)await SaveScript.Run(database, [keys[partition].Reader(reader), keys[partition].Rows(reader)], values);
    }
}
