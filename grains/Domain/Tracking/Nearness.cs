namespace Dispatch.Tracking;

/// <summary>Whether two places are near each other, mostly answered without trigonometry.</summary>
internal static class Nearness
{
    /// <summary>One degree of a great circle on the mean Earth radius (IUGG R1).</summary>
    public const double MetresPerDegree = 111_195.08;

    public static bool IsWithin(this GeoPoint a, GeoPoint b, double metres)
    {
        var northM = Math.Abs(a.Lat - b.Lat) * MetresPerDegree;
        if (northM > metres)
            return false;

        // A degree of longitude is never longer than one of latitude, and no way is longer than its two legs.
        return northM + (DegreesBetween(a.Lon, b.Lon) * MetresPerDegree) <= metres || a.DistanceTo(b).Value <= metres;
    }

    /// <summary>The shorter way round, so that 179° and -179° are 2° apart.</summary>
    public static double DegreesBetween(double lonA, double lonB)
    {
        var degrees = Math.Abs(lonA - lonB);
        return degrees > 180 ? 360 - degrees : degrees;
    }
}
