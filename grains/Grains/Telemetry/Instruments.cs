using System.Diagnostics.Metrics;
using static Dispatch.Telemetry.TelemetryNames;

namespace Dispatch.Telemetry;

/// <summary>What is counted where it happens. Costs next to nothing until somebody listens.</summary>
public static class Instruments
{
    /// <summary>In seconds: from a write that found the disk idle to one that has given up.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    public static readonly Meter Meter = new(Source);

    public static readonly Counter<long> PositionsReceived =
        Meter.CreateCounter<long>(Metric.PositionsReceived, "{position}", "Positions that came in, by what the edge answered.");

    public static readonly Counter<long> PositionsTracked =
        Meter.CreateCounter<long>(Metric.PositionsTracked, "{position}", "Positions that were judged on their vehicle's track.");

    public static readonly Counter<long> MilestonesReceived =
        Meter.CreateCounter<long>(Metric.MilestonesReceived, "{milestone}", "Milestones that came in, by what the edge answered.");

    public static readonly Counter<long> LogAppended =
        Meter.CreateCounter<long>(Metric.LogAppended, "{entry}", "Entries appended, by log.");

    public static readonly Counter<long> LogSize = Meter.CreateCounter<long>(Metric.LogSize, "By", "Bytes appended, by log.");

    public static readonly Histogram<double> StoreDuration =
        Meter.CreateHistogram(Metric.StoreDuration, "s", "Calls of the store, by operation and outcome.", tags: null, Seconds);

    public static readonly Counter<long> Commits =
        Meter.CreateCounter<long>(Metric.Commits, "{commit}", "Commits, by kind of aggregate and outcome.");

    public static readonly Counter<long> Facts = Meter.CreateCounter<long>(Metric.Facts, "{fact}", "Facts recorded, by kind of aggregate.");

    public static readonly Counter<long> SetAside =
        Meter.CreateCounter<long>(Metric.SetAside, "{entry}", "Entries that could not be used and were set aside, by log.");

    public static readonly Counter<long> DeadlinesDue =
        Meter.CreateCounter<long>(Metric.DeadlinesDue, "{deadline}", "Deadlines found due; one that could not be met is found again.");

    public static readonly Counter<long> DeadlinesMet =
        Meter.CreateCounter<long>(Metric.DeadlinesMet, "{deadline}", "Deadlines whose owner was told.");

    public static readonly Histogram<double> HopDuration =
        Meter.CreateHistogram(Metric.HopDuration, "s", "How long a hop took, once for each log entry or message.", tags: null, Seconds);

    public static readonly Counter<long> FeedRows =
        Meter.CreateCounter<long>(Metric.FeedRows, "{row}", "Rows that this host's live picture took, by kind.");

    public static readonly UpDownCounter<long> MapClients = Meter.CreateUpDownCounter<long>(Metric.MapClients, "{client}", "Maps fed by this host.");

    public static readonly Counter<long> MapSent = Meter.CreateCounter<long>(Metric.MapSent, "By", "Bytes sent to maps by this host.");

    public static readonly Gauge<long> RedisMemory = Meter.CreateGauge<long>(Metric.RedisMemory, "By", "Memory that Redis uses.");

    public static readonly Gauge<long> RedisClients = Meter.CreateGauge<long>(Metric.RedisClients, "{client}", "Connections to Redis.");

    public static readonly Counter<long> RedisCommands =
        Meter.CreateCounter<long>(Metric.RedisCommands, "{command}", "Commands that Redis has processed.");
}
