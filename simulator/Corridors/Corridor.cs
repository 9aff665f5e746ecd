namespace Dispatch.Corridors;

/// <summary>A point of a road, and how fast traffic goes there.</summary>
public readonly record struct RoadPoint(LatLon Place, double LimitKmh);

/// <summary>A road from one city to the next, in one direction.</summary>
public sealed record Corridor(string Name, string From, string To, IReadOnlyList<RoadPoint> Line, double Km)
{
    public static Corridor Between(string name, string from, string to, IReadOnlyList<RoadPoint> line) =>
        new(name, from, to, line, line.Zip(line.Skip(1), (a, b) => a.Place.KmTo(b.Place)).Sum());

    public Corridor Back() => this with { From = To, To = From, Line = [.. Line.Reverse()] };
}
