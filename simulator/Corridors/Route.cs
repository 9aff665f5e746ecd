namespace Dispatch.Corridors;

/// <summary>Where a truck is on its route, and how fast it may go there.</summary>
/// <param name="LimitKmh">What traffic allows on this piece.</param>
public readonly record struct Spot(LatLon Point, double HeadingDeg, double LimitKmh);

/// <summary>A way from gate to gate: local streets, corridors, local streets.</summary>
public sealed class Route
{
    private const double LocalKmh = 55;

    private readonly RoadPoint[] points;
    private readonly double[] km;

    private Route(RoadPoint[] points)
    {
        this.points = points;
        km = new double[points.Length];
        for (var i = 1; i < points.Length; i++)
        {
            km[i] = km[i - 1] + points[i - 1].Place.KmTo(points[i].Place);
        }
    }

    public double Km => km[^1];

    /// <summary>The shortest way between two gates, each with the city where its trucks leave the interstate.</summary>
    public static Route Between(CorridorNetwork network, (LatLon Gate, string Exit) from, (LatLon Gate, string Exit) to) => new(
    [
        .. Local(from.Gate, network.Cities[from.Exit]).SkipLast(1),
        .. network.Shortest(from.Exit, to.Exit),
        .. Local(network.Cities[to.Exit], to.Gate).Skip(1),
    ]);

    public Spot At(double atKm)
    {
        var next = Next(atKm);
        var length = km[next] - km[next - 1];
        var share = length == 0 ? 0 : (Math.Clamp(atKm, 0, Km) - km[next - 1]) / length;
        var (from, to) = (points[next - 1].Place, points[next].Place);
        return new(from.Towards(to, share), from.HeadingTo(to), LimitKmh(next));
    }

    /// <summary>Where the piece of road ends that a place lies on.</summary>
    public double PieceEndKm(double atKm) => km[Next(atKm)];

    /// <summary>How long the drive takes, without any stop.</summary>
    public TimeSpan Drive(double cruiseKmh) =>
        TimeSpan.FromHours(Enumerable.Range(1, points.Length - 1).Sum(i => (km[i] - km[i - 1]) / Math.Min(cruiseKmh, LimitKmh(i))));

    private static IEnumerable<RoadPoint> Local(LatLon from, LatLon to) =>
        RoadLine.Through([from, to]).Select(place => new RoadPoint(place, LocalKmh));

    /// <summary>Of the piece that ends at a point.</summary>
    private double LimitKmh(int end) => Math.Min(points[end - 1].LimitKmh, points[end].LimitKmh);

    private int Next(double atKm)
    {
        var found = Array.BinarySearch(km, atKm);
        return Math.Clamp(found >= 0 ? found + 1 : ~found, 1, km.Length - 1);
    }
}
