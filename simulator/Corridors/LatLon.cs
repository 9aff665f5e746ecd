namespace Dispatch.Corridors;

/// <summary>A place on Earth in degrees. Distances are those of a flat map around it, right within a percent over a day's drive.</summary>
public readonly record struct LatLon(double Lat, double Lon)
{
    public const double KmPerDegree = 111.195;

    public double KmTo(LatLon other) => Math.Sqrt(Square(KmNorth(other)) + Square(KmEast(other)));

    /// <returns>Degrees from north, clockwise, 0 to 360.</returns>
    public double HeadingTo(LatLon other) => ((Math.Atan2(KmEast(other), KmNorth(other)) * 180 / Math.PI) + 360) % 360;

    /// <param name="share">0 is here, 1 is there.</param>
    public LatLon Towards(LatLon other, double share) => new(Lat + ((other.Lat - Lat) * share), Lon + ((other.Lon - Lon) * share));

    public LatLon Moved(double kmNorth, double kmEast) =>
        new(Lat + (kmNorth / KmPerDegree), Lon + (kmEast / (KmPerDegree * Math.Cos(Lat * Math.PI / 180))));

    public double KmNorth(LatLon other) => (other.Lat - Lat) * KmPerDegree;

    public double KmEast(LatLon other) => (other.Lon - Lon) * KmPerDegree * Math.Cos((Lat + other.Lat) * Math.PI / 360);

    private static double Square(double value) => value * value;
}
