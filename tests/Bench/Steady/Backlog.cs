using System.Diagnostics;

namespace Dispatch.Bench.Steady;

/// <summary>
/// How many positions should have been sent and are not judged yet, as some vehicles of all partitions show it. Each look is at no less than
/// there is: what was to be sent is read after what was judged.
/// </summary>
public sealed class Backlog(Drive drive, Load load, OpenLoop loop)
{
    private const int MaxVehicles = 64;

    private readonly List<(TimeSpan At, double Waiting)> looks = [];
    private readonly IReadOnlyList<Journey> probes =
        [.. load.Journeys.Where(journey => journey.Vehicle % Math.Max(1, load.Journeys.Count / MaxVehicles) == 0).Take(MaxVehicles)];

    /// <summary>In positions.</summary>
    public double Largest => looks.Count == 0 ? 0 : looks.Max(look => look.Waiting);

    /// <summary>Looks again and again, until everything is sent.</summary>
    public async Task Watch(Task sending)
    {
        var started = Stopwatch.GetTimestamp();
        while (!sending.IsCompleted)
        {
            var judged = await drive.Fleet.Count(probes);
            var due = loop.Due;
            var waiting = probes.Zip(judged).Sum(probe => Math.Max(0, load.SentOf(probe.First, due) - probe.Second.Sum));
            looks.Add((Stopwatch.GetElapsedTime(started), (double)waiting * load.Journeys.Count / probes.Count));
        }
    }

    /// <summary>Since when no more than so many waited.</summary>
    /// <returns>Null where it never came to that while the load lasted.</returns>
    public TimeSpan? GoneAfter(double positions)
    {
        var last = looks.FindLastIndex(look => look.Waiting > positions);
        return last + 1 < looks.Count ? looks[last + 1].At : null;
    }
}
