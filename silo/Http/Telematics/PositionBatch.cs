using System.Diagnostics;
using Dispatch.Http;
using Dispatch.Storage;

namespace Dispatch.Tracking;

/// <summary>What one request brought: its good positions, packed for the log, and what was wrong with the others.</summary>
public sealed class PositionBatch(int partitions, DateTimeOffset receivedAt) : IDisposable
{
    /// <summary>How many rejections are listed; the others are counted.</summary>
    public const int MaxListed = 1_000;

    private readonly PooledBuffer<byte> packed = new();
    private readonly PooledBuffer<PackedSlot> slots = new();
    private readonly List<RejectedItem> listed = [];

    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    /// <summary>The sampled trace that they came in with; none for most.</summary>
    public ActivityContext Trace { get; set; }

    /// <summary>The good ones, in the order they came.</summary>
    public ReadOnlySpan<PackedSlot> Slots => slots.Written;

    public IReadOnlyList<RejectedItem> Listed => listed;

    public int Rejected { get; private set; }

    public int Sent => slots.Length + Rejected;

    public int PackedBytes => packed.Length;

    public ReadOnlySpan<byte> Packed(PackedSlot slot) => packed.Written.Slice(slot.Offset, slot.Length);

    public void Take(ReadOnlySpan<byte> carrier, ReadOnlySpan<byte> vehicle, in Fix fix)
    {
        var from = packed.Length;
        TelematicsPack.AppendPosition(packed, carrier, vehicle, fix);
        var position = packed.Written[from..];
        var key = position[..(2 + carrier.Length + vehicle.Length)];
        slots.Add(new(from, position.Length, Partitioning.Of(key, partitions), Fingerprint.Of(position)));
    }

    public void Reject(string code, string detail)
    {
        if (listed.Count < MaxListed)
        {
            listed.Add(new(Sent, code, detail));
        }

        Rejected++;
    }

    public void Dispose()
    {
        packed.Dispose();
        slots.Dispose();
    }
}

/// <summary>One good position of a batch.</summary>
/// <param name="Fingerprint">Equal for the same vehicle, time, place and measures.</param>
public readonly record struct PackedSlot(int Offset, int Length, int Partition, ulong Fingerprint);
