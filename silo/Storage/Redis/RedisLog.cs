using System.Buffers.Text;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>Reads, appends to and trims the logs that lie behind one connection.</summary>
internal sealed class RedisLog(IDatabase database, PartitionKeys[] keys, Losses losses)
{
    /// <summary>The one field of an entry.</summary>
    private static readonly RedisValue Field = "e";

    /// <summary>The next position of the log, whatever it is.</summary>
    private static readonly RedisValue Next = "0-*";

    /// <summary>What is forgotten at once: Redis does nothing else meanwhile.</summary>
    private const int TrimChunk = 10_000;

    private static readonly Script AppendScript = new("append");
    private static readonly Script TailScript = new("tail");

    /// <summary>One command for each partition, all on their way together. The entries may be used again when it returns, however it does.</summary>
    public async Task<long[]> Append(IReadOnlyList<LogAppend> appends)
    {
        var positions = new long[appends.Count];
        await Task.WhenAll(Commands(appends, positions));
        return positions;
    }

    /// <exception cref="StoreUnavailableException">Also once after a loss, to who had read before: what it read last may be gone.</exception>
    public async Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max)
    {
        if (losses.Concern(log, partition))
        {
            losses.Forgive(log, partition);
            throw new StoreUnavailableException("Redis was away since this log was read last, and may have come back with less of it.");
        }

        var page = new Page<LogEntry>();
        var size = new PageSize();
        bool isMore;
        do
        {
            var count = Math.Min(size.Next, max - page.Items.Count);
            var entries = await database.StreamRangeAsync(keys[partition].Log(log), $"(0-{after}", "+", count, flags: CommandFlags.DemandMaster);
            for (var i = 0; i < entries.Length && page.HasRoom; i++)
            {
                ReadOnlyMemory<byte> bytes = entries[i].Values[0].Value;
                after = Position(entries[i].Id);
                page.Add(new(after, bytes), bytes.Length);
                size.Saw(bytes.Length);
            }

            isMore = entries.Length == count && page.Items.Count < max && page.HasRoom;
        }
        while (isMore);

        return page.Items;
    }

    public async Task<long> Tail(string log, int partition) => (long)await TailScript.Run(database, [keys[partition].Log(log)], []);

    public async Task Trim(string log, int partition, long upTo)
    {
        var key = keys[partition].Log(log);
        RedisValue first = $"0-{(ulong)upTo + 1}";

        // Whole nodes, chunk by chunk; then what is left of the last one.
        while (await database.StreamTrimByMinIdAsync(key, first, useApproximateMaxLength: true, TrimChunk, flags: CommandFlags.DemandMaster) > 0)
        {
        }

        await database.StreamTrimByMinIdAsync(key, first, flags: CommandFlags.DemandMaster);
    }

    private IEnumerable<Task> Commands(IReadOnlyList<LogAppend> appends, long[] positions)
    {
        var byPartition = new int[keys.Length];
        for (var i = 0; i < appends.Count; i++)
        {
            byPartition[appends[i].Partition]++;
        }

        for (var i = 0; i < appends.Count; i++)
        {
            switch (byPartition[appends[i].Partition])
            {
                case 1:
                    yield return AppendOne(appends[i], i, positions);
                    break;
                case > 1:
                    yield return AppendMany(appends, i, byPartition[appends[i].Partition], positions);
                    byPartition[appends[i].Partition] = 0;
                    break;
            }
        }
    }

    private async Task AppendOne(LogAppend append, int index, long[] positions) => positions[index] = Position(
        await database.StreamAddAsync(keys[append.Partition].Log(append.Log), Field, append.Entry, Next, maxLength: (long?)null, flags: CommandFlags.DemandMaster));

    /// <summary>The entries of one partition, the first of which is at <paramref name="first"/>.</summary>
    private async Task AppendMany(IReadOnlyList<LogAppend> appends, int first, int count, long[] positions)
    {
        var partition = appends[first].Partition;
        var logs = new List<string>();
        var (values, indexes) = (new RedisValue[2 * count], new int[count]);
        for (var (i, at) = (first, 0); at < count; i++)
        {
            if (appends[i].Partition != partition)
            {
                continue;
            }

            if (!logs.Contains(appends[i].Log))
            {
                logs.Add(appends[i].Log);
            }

            (values[2 * at], values[(2 * at) + 1]) = (logs.IndexOf(appends[i].Log) + 1, appends[i].Entry);
            indexes[at++] = i;
        }

        var answer = (long[])(await AppendScript.Run(database, [.. logs.Select(keys[partition].Log)], values))!;
        for (var at = 0; at < count; at++)
        {
            positions[indexes[at]] = answer[at];
        }
    }

    private static long Position(RedisValue id)
    {
        ReadOnlyMemory<byte> text = id;
        return Utf8Parser.TryParse(text.Span["0-".Length..], out long position, out _)
            ? position
            : throw new RedisException($"{id} is no position: something else than Dispatch has written to its log.");
    }
}
