using Dispatch.Hosting;

namespace Dispatch.Live;

/// <summary>
/// What the readers said last, wherever in the cluster they are, and what this host has measured itself. So every node tells the
/// same of what readers measure; of its picture and its browsers each tells its own.
/// </summary>
public sealed class TowerVitals(ReadersAwake readers, LatencyLog latency, TimeProvider clock) : IVitals
{
    public Vitals Now
    {
        get
        {
            var now = clock.GetUtcNow();
            var told = readers.Readers.SelectMany(reader => reader.Hops)
                .Concat(readers.Deadlines.SelectMany(deadlines => deadlines.Hops))
                .ToLookup(counts => counts.Hop);
            var hops = Enum.GetValues<Hop>().Select(hop => told[hop].Aggregate(latency.Of(hop, now), (sum, part) => sum.Plus(part)));
            return new([.. readers.Readers], [.. hops.Select(HopLatency.Of)], readers.StartedAt);
        }
    }
}
