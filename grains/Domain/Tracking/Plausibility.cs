namespace Dispatch.Tracking;

/// <summary>What a fix must look like to be believed.</summary>
internal static class Plausibility
{
    /// <summary>Eleven metres: devices without a position say zero, and some add noise to it.</summary>
    private const double NullIslandDegrees = 1e-4;
    private const double KmhPerMetreAndMs = 3_600;

    /// <returns>Why the fix says nothing, whatever else is known of the vehicle; else <see cref="FixOutcome.Applied"/>.</returns>
    public static FixOutcome Of(in Fix fix, long receivedMs, TrackingPolicy policy)
    {
        if (!fix.Point.IsOnEarth || fix.AtMs < 0)
            return FixOutcome.OutOfRange;

        if (Math.Abs(fix.Point.Lat) < NullIslandDegrees && Math.Abs(fix.Point.Lon) < NullIslandDegrees)
            return FixOutcome.NullIsland;

        if (fix.AtMs - receivedMs > policy.FutureMs)
            return FixOutcome.Future;

        return fix.AccuracyM > policy.AccuracyMaxM ? FixOutcome.Inaccurate : FixOutcome.Applied;
    }

    /// <summary>Whether a truck can be at both places at their times.</summary>
    public static bool IsDrivable(GeoPoint from, long fromMs, GeoPoint to, long toMs, TrackingPolicy policy) =>
        to.IsWithin(from, Math.Max(policy.JumpM, Math.Abs(toMs - fromMs) * policy.SpeedMaxKmh / KmhPerMetreAndMs));
}
