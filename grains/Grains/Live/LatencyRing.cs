namespace Dispatch.Live;

/// <summary>Counts of the last few slots of time; the oldest slot is counted over by the next. Not for two callers at once.</summary>
internal sealed class LatencyRing(TimeSpan slot, int slots)
{
    private readonly Slot[] ring = [.. Enumerable.Range(0, slots).Select(_ => new Slot())];

    public void Add(int bucket, int count, int within, DateTimeOffset now)
    {
        var number = now.Ticks / slot.Ticks;
        var at = ring[number % slots];
        if (at.Number != number)
        {
            at.Number = number;
            at.Within = 0;
            Array.Clear(at.Buckets);
        }

        at.Buckets[bucket] += count;
        at.Within += within;
    }

    public Tally Sum(DateTimeOffset now)
    {
        var oldest = (now.Ticks / slot.Ticks) - slots;
        Span<long> sum = stackalloc long[LatencyBuckets.Count];
        var within = 0L;
        foreach (var at in ring)
        {
            if (at.Number > oldest)
            {
                within += at.Within;
                for (var bucket = 0; bucket < sum.Length; bucket++)
                {
                    sum[bucket] += at.Buckets[bucket];
                }
            }
        }

        return Tally.Of(sum, within);
    }

    private sealed class Slot
    {
        public long Number { get; set; } = -1;

        public long Within { get; set; }

        public int[] Buckets { get; } = new int[LatencyBuckets.Count];
    }
}
