namespace Dispatch.Tracking;

/// <summary>
/// What fences need of a fix, in 20 bytes. Fences only ever see fixes in this form, so that judging again what was
/// remembered gives what was judged at first.
/// </summary>
internal readonly record struct RecentFix
{
    /// <summary>One fix is remembered for each half minute.</summary>
    public const int BucketMs = 30_000;

    private const ushort Unknown = ushort.MaxValue;
    private const double UnitsPerDegree = 1e7;
    private const double UnitsPerKmh = 10;

    private RecentFix(int bucket, ushort offsetMs, int lat, int lon, ushort speed, ushort accuracy) =>
        (Bucket, OffsetMs, Lat, Lon, Speed, Accuracy) = (bucket, offsetMs, lat, lon, speed, accuracy);

    /// <summary>Half minutes since 1970.</summary>
    public int Bucket { get; }

    /// <summary>Since the bucket began.</summary>
    public ushort OffsetMs { get; }

    /// <summary>In 1e-7 degrees, about a centimetre; so is <see cref="Lon"/>.</summary>
    public int Lat { get; }

    public int Lon { get; }

    /// <summary>In 0.1 km/h; 65535 where unknown.</summary>
    public ushort Speed { get; }

    /// <summary>In metres; 65535 where unknown.</summary>
    public ushort Accuracy { get; }

    public long AtMs => ((long)Bucket * BucketMs) + OffsetMs;

    public GeoPoint Point => new(Lat / UnitsPerDegree, Lon / UnitsPerDegree);

    /// <summary>NaN where unknown.</summary>
    public double SpeedKmh => Speed == Unknown ? double.NaN : Speed / UnitsPerKmh;

    /// <summary>A device that does not say is taken at its word.</summary>
    public double AccuracyM => Accuracy == Unknown ? 0 : Accuracy;

    public static RecentFix From(in Fix fix) => new(
        (int)(fix.AtMs / BucketMs),
        (ushort)(fix.AtMs % BucketMs),
        (int)Math.Round(fix.Point.Lat * UnitsPerDegree),
        (int)Math.Round(fix.Point.Lon * UnitsPerDegree),
        Packed(fix.SpeedKmh * UnitsPerKmh),
        Packed(Math.Ceiling(fix.AccuracyM)));

    public static RecentFix Restored(int bucket, ushort offsetMs, int lat, int lon, ushort speed, ushort accuracy) =>
        new(bucket, offsetMs, lat, lon, speed, accuracy);

    public bool IsSameAs(in RecentFix other) => (AtMs, Lat, Lon) == (other.AtMs, other.Lat, other.Lon);

    private static ushort Packed(double value) => value >= 0 ? (ushort)Math.Min(value, Unknown - 1) : Unknown;
}
