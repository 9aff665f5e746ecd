using System.Collections.Immutable;

namespace Dispatch.Live;

/// <summary>How the tower itself is doing, as this host sees it.</summary>
public interface IVitals
{
    Vitals Now { get; }
}

/// <param name="Readers">What every reader of every partition said last; empty until all have answered once.</param>
/// <param name="StartedAt">When this host was started.</param>
public sealed record Vitals(ImmutableArray<ReaderStatus> Readers, ImmutableArray<HopLatency> Hops, DateTimeOffset StartedAt);

/// <summary>How long one hop took, lately.</summary>
public sealed record HopLatency(Hop Hop, LatencyWindow FiveMinutes, LatencyWindow Hour)
{
    public static HopLatency Of(HopCounts counts)
    {
        var objective = Objective.Of(counts.Hop);
        return new(counts.Hop, LatencyWindow.Of(counts.FiveMinutes, objective), LatencyWindow.Of(counts.Hour, objective));
    }
}

/// <summary>How long a hop took during a while.</summary>
/// <param name="Count">How many were measured; where it is 0 the percentiles say nothing.</param>
/// <param name="Within">How many of them took no longer than the target.</param>
/// <param name="BudgetLeft">See <see cref="Objective.BudgetLeft"/>.</param>
public sealed record LatencyWindow(double P50Ms, double P95Ms, double P99Ms, long Count, long Within, double BudgetLeft)
{
    public static LatencyWindow Of(Tally tally, Objective objective) =>
        new(tally.PercentileMs(0.5), tally.PercentileMs(0.95), tally.PercentileMs(0.99), tally.Count, tally.Within, objective.BudgetLeft(tally));
}

/// <summary>What one who measures has counted of a hop. The counts of several can be added up.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.hop-counts")]
public sealed record HopCounts(Hop Hop, Tally FiveMinutes, Tally Hour)
{
    public HopCounts Plus(HopCounts other) => new(Hop, FiveMinutes.Plus(other.FiveMinutes), Hour.Plus(other.Hour));
}
