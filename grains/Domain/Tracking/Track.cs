using System.Collections.Immutable;

namespace Dispatch.Tracking;

/// <summary>
/// Everything the tower knows of one vehicle. It is changed in place, by <see cref="Tracker"/> only: a partition judges
/// a hundred thousand fixes a second, and a copy for each would be most of the work. It remains a function of what was put
/// in: the same fixes with the same times of receipt give the same track, which is how it is rebuilt from the log.
/// </summary>
public sealed class Track
{
    /// <summary>The last applied fix; null before the first.</summary>
    public Fix? Last => Heard?.Last;

    public FixCounters Counters => Heard?.Counters ?? default;

    public bool IsStopped => Heard is { Motion.IsStopped: true };

    /// <summary>Since when, in event time, the vehicle moves or stands; null before the first fix.</summary>
    public DateTimeOffset? Since => Heard is { Last: not null } heard ? DateTimeOffset.FromUnixTimeMilliseconds(heard.Motion.SinceMs) : null;

    /// <summary>The shipments whose stops are watched.</summary>
    public ImmutableArray<ShipmentId> Shipments => Watches.Shipments;

    /// <summary>Null before the first fix, and for ever where a vehicle only stands for a shipment whose truck is known.</summary>
    internal Heard? Heard { get; set; }

    internal Watches Watches { get; } = new();
}

/// <summary>What the fixes of a vehicle say: most of what a track holds.</summary>
internal sealed class Heard
{
    public Fix? Last;
    public FixCounters Counters;
    public Motion Motion;
    public Suspicion Suspicion = Suspicion.None;
    public Telling Telling = Telling.Nothing;

    public RecentFixes Recent { get; } = new();
}

/// <summary>A fix that was filtered out as an impossible jump; the next one says whether it was right after all.</summary>
internal readonly record struct Suspicion(long AtMs, GeoPoint Point)
{
    public static readonly Suspicion None = new(Fence.Never, default);

    public bool Is(in Fix fix) => (AtMs, Point) == (fix.AtMs, fix.Point);
}

/// <summary>When (time of receipt) and where the shipments were last told that their vehicle was seen.</summary>
internal readonly record struct Telling(long ReceivedMs, GeoPoint Point)
{
    public static readonly Telling Nothing = new(Fence.Never, default);

    public bool IsDueAgain(in Fix fix, long receivedMs, TrackingPolicy policy)
    {
        if (ReceivedMs == Fence.Never || receivedMs - ReceivedMs >= policy.HeartbeatMs)
            return true;

        if (receivedMs - ReceivedMs >= policy.SeenEveryMs)
            return !fix.Point.IsWithin(Point, policy.SeenMovedM);

        return !fix.Point.IsWithin(Point, policy.SeenAtOnceM);
    }
}
