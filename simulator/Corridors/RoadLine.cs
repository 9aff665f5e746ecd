namespace Dispatch.Corridors;

/// <summary>Makes a road of a few points: straight lines between them would show on a map.</summary>
internal static class RoadLine
{
    private const double PieceKm = 8;

    /// <summary>How far a road strays from the straight line, as a share of it.</summary>
    private const double Stray = 0.05;

    /// <summary>The same points give the same road, whoever drives it.</summary>
    public static IReadOnlyList<LatLon> Through(IReadOnlyList<LatLon> points)
    {
        var line = new List<LatLon> { points[0] };
        for (var i = 1; i < points.Count; i++)
        {
            Bend(points[i - 1], points[i], line);
        }

        return line;
    }

    /// <summary>Halves the line until its pieces are short, and moves each middle a little to one side.</summary>
    private static void Bend(LatLon from, LatLon to, List<LatLon> line)
    {
        var km = from.KmTo(to);
        if (km <= PieceKm)
        {
            line.Add(to);
            return;
        }

        var aside = Stray * SideOf(from, to);
        var middle = from.Towards(to, 0.5).Moved(kmNorth: -from.KmEast(to) * aside, kmEast: from.KmNorth(to) * aside);
        Bend(from, middle, line);
        Bend(middle, to, line);
    }

    /// <returns>-1 to 1, as good as random, and the same on the way back (where left is right).</returns>
    private static double SideOf(LatLon from, LatLon to) =>
        Math.Sin(((from.Lat + to.Lat) * 1_237) + ((from.Lon + to.Lon) * 911)) * (from.Lon < to.Lon ? 1 : -1);
}
