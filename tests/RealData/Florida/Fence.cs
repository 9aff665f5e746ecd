using Dispatch.Support;

namespace Dispatch.RealData.Florida;

/// <summary>
/// A circle around a site as its owner would draw it: around the middle of where the truck was during visits, just wide enough for all
/// of them. R_05 and "Taft Street Water Treatment" are neighbours 200 m apart; drawn like this their fences do not overlap.
/// </summary>
public sealed record Fence(double Lat, double Lon, double RadiusM)
{
    private const double EarthRadiusM = 6_371_000;

    /// <summary>Below this a fence is narrower than GPS is exact.</summary>
    private const double NarrowestM = 50;

    private const double RoundedUpToM = 10;

    public static Fence Around(IReadOnlyList<TruckRow> rows)
    {
        var (lat, lon) = (Median(rows.Select(row => row.Lat)), Median(rows.Select(row => row.Lon)));
        var farthest = rows.Max(row => MetresBetween(lat, lon, row.Lat, row.Lon));
        return new Fence(lat, lon, Math.Max(NarrowestM, Math.Ceiling(farthest / RoundedUpToM) * RoundedUpToM));
    }

    public FacilityBody Named(string name) => new(name, Lat, Lon, RadiusM, "America/New_York");

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>Haversine.</summary>
    private static double MetresBetween(double lat1, double lon1, double lat2, double lon2)
    {
        var (up, across) = (Radians(lat2 - lat1) / 2, Radians(lon2 - lon1) / 2);
        var h = Math.Pow(Math.Sin(up), 2) + (Math.Cos(Radians(lat1)) * Math.Cos(Radians(lat2)) * Math.Pow(Math.Sin(across), 2));
        return 2 * EarthRadiusM * Math.Asin(Math.Sqrt(h));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
