namespace Dispatch.Tracking;

/// <summary>Where a fix lies, seen from a stop.</summary>
internal enum Side
{
    /// <summary>Within the radius, also if the fix is off by its accuracy (as far as a small fence allows that).</summary>
    Inside,

    /// <summary>Not surely inside, but not past the wider circle that must be left either.</summary>
    Edge,

    /// <summary>Past the wider circle, but by less than the fix may be off.</summary>
    Unsure,

    Outside,

    /// <summary>So far outside that there is no doubt.</summary>
    Gone,
}

/// <summary>A stop's circle.</summary>
internal readonly record struct Place
{
    /// <summary>Up to here, and for this radius, a degree of longitude shrinks by less than a tenth over the whole circle.</summary>
    private const double QuickLatMax = 80;
    private const double QuickRadiusMaxM = 50_000;

    public Place(GeoPoint point, float radiusM)
    {
        (Point, RadiusM) = (point, radiusM);
        MetresPerLonDegree = Math.Abs(point.Lat) <= QuickLatMax && radiusM <= QuickRadiusMaxM
            ? (float)(Math.Cos(point.Lat * Math.PI / 180) * Nearness.MetresPerDegree * 0.9)
            : 0;
    }

    public GeoPoint Point { get; }

    public float RadiusM { get; }

    /// <summary>A lower bound, 0 where there is no simple one.</summary>
    private float MetresPerLonDegree { get; }

    public Side SideOf(in RecentFix fix, TrackingPolicy policy)
    {
        var point = fix.Point;
        var accuracyM = fix.AccuracyM;
        var goneM = policy.GoneM(RadiusM) + accuracyM;

        // Nearly every fix of a vehicle is far from nearly every stop: say so without trigonometry.
        if (Math.Abs(point.Lat - Point.Lat) * Nearness.MetresPerDegree > goneM
            || Nearness.DegreesBetween(point.Lon, Point.Lon) * MetresPerLonDegree > goneM)
            return Side.Gone;

        var distanceM = Point.DistanceTo(point).Value;
        if (distanceM + Math.Min(accuracyM, RadiusM * policy.AccuracyShareOfRadius) <= RadiusM)
            return Side.Inside;

        var exitM = policy.ExitM(RadiusM);
        if (distanceM <= exitM)
            return Side.Edge;

        if (distanceM <= exitM + accuracyM)
            return Side.Unsure;

        return distanceM <= goneM ? Side.Outside : Side.Gone;
    }
}
