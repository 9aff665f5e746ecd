namespace Dispatch.Live;

/// <summary>
/// How long each hop took during the last five minutes, on this node. Buckets grow by an eighth of a power of two, so a
/// percentile is right within 9 %.
/// </summary>
public sealed class LatencyLog(Pace? pace = null)
{
    private const int Minutes = 5;

    private readonly Pace pace = pace ?? Pace.RealTime;
    private readonly Lock turn = new();
    private readonly Dictionary<Hop, Minute[]> hops = Enum.GetValues<Hop>().ToDictionary(hop => hop, _ => new Minute[Minutes]);

    public void Record(Hop hop, DateTimeOffset from, DateTimeOffset now, int count = 1)
    {
        lock (turn)
        {
            var number = now.Ticks / TimeSpan.TicksPerMinute;
            ref var minute = ref hops[hop][number % Minutes];
            if (minute.Number != number)
            {
                minute = new(number, new long[Buckets.Count]);
            }

            minute.Buckets[Buckets.Of(pace.Real(now - from))] += count;
        }
    }

    public HopLatency Of(Hop hop, DateTimeOffset now)
    {
        var oldest = (now.Ticks / TimeSpan.TicksPerMinute) - Minutes;
        var sum = new long[Buckets.Count];
        lock (turn)
        {
            foreach (var minute in hops[hop].Where(minute => minute.Number > oldest))
            {
                for (var bucket = 0; bucket < sum.Length; bucket++)
                {
                    sum[bucket] += minute.Buckets[bucket];
                }
            }
        }

        return new(hop, Buckets.Percentile(sum, 0.5), Buckets.Percentile(sum, 0.95), Buckets.Percentile(sum, 0.99), sum.Sum());
    }

    private readonly record struct Minute(long Number, long[] Buckets);

    private static class Buckets
    {
        public const int Count = 28 * PerOctave;

        private const int PerOctave = 8;

        public static int Of(TimeSpan took) => Math.Min(Count - 1, (int)(Math.Log2(1 + Math.Max(0, took.TotalMilliseconds)) * PerOctave));

        /// <returns>Milliseconds, to a tenth; 0 where nothing was recorded.</returns>
        public static double Percentile(long[] buckets, double share)
        {
            var wanted = buckets.Sum() * share;
            var seen = 0L;
            for (var bucket = 0; bucket < buckets.Length; bucket++)
            {
                seen += buckets[bucket];
                if (seen >= wanted && seen > 0)
                {
                    return Math.Round(Math.Pow(2, (bucket + 1.0) / PerOctave) - 1, 1);
                }
            }

            return 0;
        }
    }
}
