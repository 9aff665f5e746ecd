using System.Collections.Immutable;

namespace Dispatch.Live;

/// <summary>How long events took, in buckets, so that what many have counted can be added up.</summary>
/// <param name="First">The bucket that <paramref name="Counts"/> begins with.</param>
/// <param name="Counts">How many were in each bucket, from the first to the last that is not empty.</param>
/// <param name="Within">How many took no longer than the target of their <see cref="Objective"/>; exact.</param>
[GenerateSerializer, Immutable, Alias("dispatch.tally")]
public sealed record Tally(int First, ImmutableArray<long> Counts, long Within)
{
    public static readonly Tally Empty = new(0, [], 0);

    public long Count => Counts.Sum();

    /// <param name="counts">Of all <see cref="LatencyBuckets.Count"/> buckets.</param>
    public static Tally Of(ReadOnlySpan<long> counts, long within)
    {
        var first = counts.IndexOfAnyExcept(0L);
        return first < 0 ? Empty : new(first, [.. counts[first..(counts.LastIndexOfAnyExcept(0L) + 1)]], within);
    }

    public Tally Plus(Tally other)
    {
        Span<long> sum = stackalloc long[LatencyBuckets.Count];
        AddTo(sum);
        other.AddTo(sum);
        return Of(sum, Within + other.Within);
    }

    /// <returns>Milliseconds, to a tenth, right within 9 %; 0 where nothing was counted.</returns>
    public double PercentileMs(double share)
    {
        var wanted = Count * share;
        var seen = 0L;
        for (var index = 0; index < Counts.Length; index++)
        {
            seen += Counts[index];
            if (seen >= wanted)
            {
                return Math.Round(LatencyBuckets.EndMs(First + index), 1);
            }
        }

        return 0;
    }

    private void AddTo(Span<long> sum)
    {
        for (var index = 0; index < Counts.Length; index++)
        {
            sum[First + index] += Counts[index];
        }
    }
}

/// <summary>Buckets that grow by an eighth of a power of two, up to three days. Part of what nodes tell each other.</summary>
public static class LatencyBuckets
{
    public const int Count = 28 * PerOctave;

    private const int PerOctave = 8;

    public static int Of(TimeSpan took) => Math.Min(Count - 1, (int)(Math.Log2(1 + Math.Max(0, took.TotalMilliseconds)) * PerOctave));

    public static double EndMs(int bucket) => Math.Pow(2, (bucket + 1.0) / PerOctave) - 1;
}
