using Dispatch.Hosting;

namespace Dispatch.Live;

/// <summary>What the readers said last, and what this host has measured.</summary>
public sealed class TowerVitals(ReadersAwake readers, LatencyLog latency, TimeProvider clock) : IVitals
{
    public Vitals Now => new([.. readers.Readers], [.. Enum.GetValues<Hop>().Select(hop => latency.Of(hop, clock.GetUtcNow()))], readers.StartedAt);
}
