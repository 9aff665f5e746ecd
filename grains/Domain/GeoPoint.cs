using System.Text.Json.Serialization;

namespace Dispatch;

/// <summary>A place on the WGS 84 ellipsoid, in degrees.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.geo-point")]
public readonly record struct GeoPoint(double Lat, double Lon)
{
    private const double EarthRadiusM = 6_371_008.8;

    [JsonIgnore]
    public bool IsOnEarth => Lat is >= -90 and <= 90 && Lon is >= -180 and <= 180;

    /// <summary>Great-circle distance by the haversine formula on the mean Earth radius (IUGG R1); within 0.5 % of the ellipsoid.</summary>
    public Metres DistanceTo(GeoPoint other)
    {
        var sinLat = Math.Sin(Radians(other.Lat - Lat) / 2);
        var sinLon = Math.Sin(Radians(other.Lon - Lon) / 2);
        var h = (sinLat * sinLat) + (Math.Cos(Radians(Lat)) * Math.Cos(Radians(other.Lat)) * sinLon * sinLon);
        return new(2 * EarthRadiusM * Math.Asin(Math.Min(1, Math.Sqrt(h))));
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
