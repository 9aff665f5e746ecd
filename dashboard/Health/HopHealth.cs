using Dispatch.Live;

namespace Dispatch.Health;

/// <summary>How long a hop took, against what is promised.</summary>
/// <param name="Tone">How it is now: by the last five minutes.</param>
public sealed record HopHealth(HopLatency Latency, HopGoal Goal, Tone Tone, WindowHealth FiveMinutes, WindowHealth Hour)
{
    /// <summary>The slowest of fewer says more about one of them than about the tower.</summary>
    public const int EnoughToSay = 20;

    public static HopHealth Of(HopLatency latency)
    {
        var goal = HopGoal.Of(latency.Hop);
        var tone = latency.FiveMinutes switch
        {
            { Count: 0 } => Tone.Unknown,
            var now when now.P99Ms <= goal.Objective.Target.TotalMilliseconds => Tone.Fine,
            { Count: < EnoughToSay } => Tone.TooFew,
            _ => Tone.Slow,
        };
        return new(latency, goal, tone, WindowHealth.Of("5 min", latency.FiveMinutes), WindowHealth.Of("1 h", latency.Hour));
    }
}

/// <summary>What is left of a hop's error budget over a while.</summary>
/// <param name="During">How long the while is, in a word.</param>
public sealed record WindowHealth(string During, LatencyWindow Took, Tone Budget)
{
    /// <summary>Less than this share of a budget is little.</summary>
    public const double Little = 0.25;

    public static WindowHealth Of(string during, LatencyWindow took) => new(during, took, took switch
    {
        { Count: 0 } => Tone.Unknown,
        { BudgetLeft: >= Little } => Tone.Fine with { Word = $"{took.BudgetLeft:P0} left" },
        { Count: < HopHealth.EnoughToSay } => Tone.TooFew,
        { BudgetLeft: >= 0 } => Tone.Slow with { Word = $"{took.BudgetLeft:P0} left" },
        _ => Tone.Bad with { Word = "overspent" },
    });
}
