namespace Dispatch.Tracking;

/// <summary>A fix in the log: presence bits, time, place, then what is present, in the order of the bits.</summary>
internal static class PackedFix
{
    /// <summary>The most that a fix takes: all of its measures are known.</summary>
    public const int MaxBytes = sizeof(byte) + sizeof(long) + (2 * sizeof(int)) + (4 * sizeof(float)) + sizeof(long);

    private const double UnitsPerDegree = 1e7;

    private const byte HasSpeed = 1;
    private const byte HasHeading = 2;
    private const byte HasAccuracy = 4;
    private const byte HasTemperature = 8;
    private const byte KnowsIgnition = 16;
    private const byte IgnitionOn = 32;
    private const byte HasSequence = 64;
    private const byte Unassigned = 128;

    public static void Write(ref PackWriter writer, in Fix fix)
    {
        writer.Byte(Presence(fix));
        writer.Int64(fix.AtMs);
        WritePoint(ref writer, fix.Point);
        WriteIfKnown(ref writer, fix.SpeedKmh);
        WriteIfKnown(ref writer, fix.HeadingDeg);
        WriteIfKnown(ref writer, fix.AccuracyM);
        WriteIfKnown(ref writer, fix.TemperatureC);
        if (fix.Sequence >= 0)
        {
            writer.Int64(fix.Sequence);
        }
    }

    public static Fix Read(scoped ref PackReader reader)
    {
        var present = reader.Byte();
        if ((present & Unassigned) != 0)
        {
            throw PackReader.Damaged("a presence bit that has no meaning");
        }

        var at = reader.Int64();
        var point = ReadPoint(ref reader);
        return new Fix(
            at,
            point,
            SpeedKmh: (present & HasSpeed) == 0 ? float.NaN : reader.Finite(),
            HeadingDeg: (present & HasHeading) == 0 ? float.NaN : reader.Finite(),
            AccuracyM: (present & HasAccuracy) == 0 ? float.NaN : reader.Finite(),
            TemperatureC: (present & HasTemperature) == 0 ? float.NaN : reader.Finite(),
            Ignition: (sbyte)((present & KnowsIgnition) == 0 ? -1 : (present & IgnitionOn) == 0 ? 0 : 1),
            Sequence: (present & HasSequence) == 0 ? -1 : reader.Int64());
    }

    public static GeoPoint ReadPoint(scoped ref PackReader reader)
    {
        var point = new GeoPoint(reader.Int32() / UnitsPerDegree, reader.Int32() / UnitsPerDegree);
        return point.IsOnEarth ? point : throw PackReader.Damaged("a place that is not on Earth");
    }

    public static void WritePoint(ref PackWriter writer, GeoPoint point)
    {
        if (!point.IsOnEarth)
        {
            throw new ArgumentOutOfRangeException(nameof(point), point, "A place in the log is on Earth.");
        }

        writer.Int32((int)Math.Round(point.Lat * UnitsPerDegree));
        writer.Int32((int)Math.Round(point.Lon * UnitsPerDegree));
    }

    private static byte Presence(in Fix fix) => (byte)(
        (float.IsNaN(fix.SpeedKmh) ? 0 : HasSpeed)
        | (float.IsNaN(fix.HeadingDeg) ? 0 : HasHeading)
        | (float.IsNaN(fix.AccuracyM) ? 0 : HasAccuracy)
        | (float.IsNaN(fix.TemperatureC) ? 0 : HasTemperature)
        | (fix.Ignition < 0 ? 0 : KnowsIgnition)
        | (fix.Ignition > 0 ? IgnitionOn : 0)
        | (fix.Sequence < 0 ? 0 : HasSequence));

    private static void WriteIfKnown(ref PackWriter writer, float measure)
    {
        if (!float.IsNaN(measure))
        {
            writer.Single(measure);
        }
    }
}
