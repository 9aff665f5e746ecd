namespace Dispatch.Live;

/// <summary>
/// How long it takes from a position's receipt at the edge to its vehicle's track, on this node. Buckets grow by an eighth of
/// a power of two, so a percentile is right within 9 %.
/// </summary>
public sealed class LatencyLog
{
    private const int PerOctave = 8;
    private const int Octaves = 28;

    private readonly long[] buckets = new long[Octaves * PerOctave];

    public void Record(DateTimeOffset receivedAt, DateTimeOffset now, int count = 1)
    {
        var ms = Math.Max(0, (now - receivedAt).TotalMilliseconds);
        var bucket = Math.Min(buckets.Length - 1, (int)(Math.Log2(1 + ms) * PerOctave));
        Interlocked.Add(ref buckets[bucket], count);
    }

    /// <param name="share">For example 0.99.</param>
    /// <returns>Milliseconds; 0 where nothing was recorded.</returns>
    public double Percentile(double share)
    {
        var wanted = Count * share;
        var seen = 0L;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            seen += Volatile.Read(ref buckets[bucket]);
            if (seen >= wanted && seen > 0)
            {
                return Math.Pow(2, (bucket + 1.0) / PerOctave) - 1;
            }
        }

        return 0;
    }

    public long Count => buckets.Sum();
}
