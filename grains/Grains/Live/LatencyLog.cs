using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Telemetry;

namespace Dispatch.Live;

/// <summary>
/// How long each hop took lately, as one measures it who is there at its end: a reader of a partition, or a host. About 16 kB
/// for each hop that is measured, however much comes.
/// </summary>
public sealed class LatencyLog(Pace? pace = null)
{
    private static readonly Dictionary<Hop, KeyValuePair<string, object?>> Tags = Enum.GetValues<Hop>().ToDictionary(
        hop => hop, hop => new KeyValuePair<string, object?>(TelemetryNames.Tag.Hop, JsonNamingPolicy.CamelCase.ConvertName(hop.ToString())));

    private readonly Pace pace = pace ?? Pace.RealTime;
    private readonly Lock turn = new();
    private readonly SortedDictionary<Hop, (LatencyRing FiveMinutes, LatencyRing Hour)> hops = [];

    public void Record(Hop hop, DateTimeOffset from, DateTimeOffset now, int count = 1)
    {
        var took = pace.Real(now - from);
        Instruments.HopDuration.Record(took.TotalSeconds, Tags[hop]);
        var bucket = LatencyBuckets.Of(took);
        var within = took <= Objective.Of(hop).Target ? count : 0;
        lock (turn)
        {
            if (!hops.TryGetValue(hop, out var rings))
            {
                hops.Add(hop, rings = (new(TimeSpan.FromMinutes(1), slots: 5), new(TimeSpan.FromMinutes(5), slots: 12)));
            }

            rings.FiveMinutes.Add(bucket, count, within, now);
            rings.Hour.Add(bucket, count, within, now);
        }
    }

    public HopCounts Of(Hop hop, DateTimeOffset now)
    {
        lock (turn)
        {
            return hops.TryGetValue(hop, out var rings)
                ? new(hop, rings.FiveMinutes.Sum(now), rings.Hour.Sum(now))
                : new(hop, Tally.Empty, Tally.Empty);
        }
    }

    /// <summary>Of every hop that was ever measured here.</summary>
    public ImmutableArray<HopCounts> All(DateTimeOffset now)
    {
        lock (turn)
        {
            return [.. hops.Select(hop => new HopCounts(hop.Key, hop.Value.FiveMinutes.Sum(now), hop.Value.Hour.Sum(now)))];
        }
    }
}
