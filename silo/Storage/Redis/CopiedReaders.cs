using Dispatch.Storage.Copies;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>A reader with its rows as they were at one moment.</summary>
internal static class CopiedReaders
{
    private const int RowsPerPage = 1_000;

    /// <summary>A reader saves every few seconds, and its rows are read in less: more would mean that two owners fight.</summary>
    private const int MaxAttempts = 100;

    /// <exception cref="StoreUnavailableException">It never stood still.</exception>
    public static async Task<IReadOnlyList<StoreRecord>> Of(IDatabase database, PartitionKeys keys, string reader, int partition)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = await Save(database, keys, reader);
            var rows = new Dictionary<string, StoreRecord.ReaderRow>(StringComparer.Ordinal);
            await foreach (var row in database.HashScanAsync(keys.Rows(reader), pageSize: RowsPerPage, flags: CommandFlags.DemandMaster))
            {
                rows[row.Name!] = new(reader, partition, row.Name!, (ReadOnlyMemory<byte>)row.Value);
            }

            var after = await Save(database, keys, reader);
            if (before.SequenceEqual(after))
            {
                return [new StoreRecord.Reader(reader, partition, (long)before[0], before[1].IsNull ? 0 : (long)before[1]), .. rows.Values];
            }
        }

        throw new StoreUnavailableException($"The reader {reader}.{partition} saves faster than it can be read: try again when there is less to do.");
    }

    private static Task<RedisValue[]> Save(IDatabase database, PartitionKeys keys, string reader) =>
        database.HashGetAsync(keys.Reader(reader), ["epoch", "position", "saves"], CommandFlags.DemandMaster);
}
