namespace Dispatch.Tracking;

/// <summary>One position as a vehicle reported it. A blittable value: it is judged a hundred thousand times a second.</summary>
/// <param name="AtMs">Event time, Unix milliseconds.</param>
/// <param name="SpeedKmh">NaN where unknown; so are the other optional measures.</param>
/// <param name="Ignition">1 on, 0 off, -1 unknown.</param>
/// <param name="Sequence">The device's own number; -1 where it has none.</param>
public readonly record struct Fix(
    long AtMs, GeoPoint Point, float SpeedKmh, float HeadingDeg, float AccuracyM, float TemperatureC, sbyte Ignition, long Sequence)
{
    public static Fix At(DateTimeOffset at, GeoPoint point) =>
        new(at.ToUnixTimeMilliseconds(), point, float.NaN, float.NaN, float.NaN, float.NaN, -1, -1);
}
