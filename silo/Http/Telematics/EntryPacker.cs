using System.Diagnostics;
using Dispatch.Http;
using Dispatch.Storage;

namespace Dispatch.Tracking;

/// <summary>Merges batches into entries of the telematics log, one or more for each partition they touch.</summary>
internal sealed class EntryPacker(int partitions, DateTimeOffset receivedAt) : IDisposable
{
    /// <summary>What a partition's entry begins with: a few hundred positions.</summary>
    private const int EntryCapacity = 16 << 10;

    private readonly PooledBuffer<byte>?[] open = new PooledBuffer<byte>?[partitions];
    private readonly List<(int Partition, PooledBuffer<byte> Entry)> entries = [];

    public IReadOnlyList<LogAppend> Appends =>
        [.. entries.Select(entry => new LogAppend(Logs.Telematics, entry.Partition, entry.Entry.WrittenMemory))];

    public void Add(PositionBatch batch)
    {
        foreach (var slot in batch.Slots)
        {
            var entry = EntryFor(slot.Partition, slot.Length, batch.Trace);
            batch.Packed(slot).CopyTo(entry.GetSpan(slot.Length));
            entry.Advance(slot.Length);
        }
    }

    public void Dispose()
    {
        foreach (var (_, entry) in entries)
        {
            entry.Dispose();
        }
    }

    private PooledBuffer<byte> EntryFor(int partition, int bytes, ActivityContext trace)
    {
        if (open[partition] is { } entry && entry.Length + bytes <= StoreLimits.MaxReadableEntryBytes)
        {
            return entry;
        }

        var next = new PooledBuffer<byte>(EntryCapacity);
        TelematicsPack.Positions(next, receivedAt.ToUnixTimeMilliseconds(), trace);
        entries.Add((partition, next));
        open[partition] = next;
        return next;
    }
}
