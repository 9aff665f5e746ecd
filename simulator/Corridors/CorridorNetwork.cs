using System.Globalization;

namespace Dispatch.Corridors;

/// <summary>The cities and the roads between them, read once from <c>corridors.txt</c>.</summary>
public sealed class CorridorNetwork
{
    private const double CityKmh = 82;
    private const double OpenRoadKmh = 108;
    private const double CityRadiusKm = 18;

    private readonly Dictionary<string, LatLon> cities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Corridor>> corridors = new(StringComparer.Ordinal);

    private CorridorNetwork()
    {
    }

    public IReadOnlyDictionary<string, LatLon> Cities => cities;

    public IEnumerable<Corridor> From(string city) => corridors[city];

    public static CorridorNetwork Load()
    {
        using var text = new StreamReader(typeof(CorridorNetwork).Assembly.GetManifestResourceStream("corridors.txt")!);
        var network = new CorridorNetwork();
        while (text.ReadLine() is { } line)
        {
            network.Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return network;
    }

    /// <summary>The shortest way by road, both cities included.</summary>
    /// <exception cref="InvalidOperationException">No road leads there.</exception>
    public IReadOnlyList<RoadPoint> Shortest(string from, string to)
    {
        var arrivedBy = new Dictionary<string, Corridor>(StringComparer.Ordinal);
        var best = new Dictionary<string, double>(StringComparer.Ordinal) { [from] = 0 };
        var open = new PriorityQueue<string, double>([(from, 0)]);
        while (open.TryDequeue(out var city, out var km) && city != to)
        {
            foreach (var corridor in corridors[city].Where(corridor => km + corridor.Km < best.GetValueOrDefault(corridor.To, double.MaxValue)))
            {
                best[corridor.To] = km + corridor.Km;
                arrivedBy[corridor.To] = corridor;
                open.Enqueue(corridor.To, km + corridor.Km);
            }
        }

        return from == to || arrivedBy.ContainsKey(to)
            ? Line(from, to, arrivedBy)
            : throw new InvalidOperationException($"No road leads from {from} to {to}.");
    }

    private List<RoadPoint> Line(string from, string to, Dictionary<string, Corridor> arrivedBy)
    {
        var legs = new Stack<Corridor>();
        for (var city = to; city != from; city = legs.Peek().From)
        {
            legs.Push(arrivedBy[city]);
        }

        return [new(cities[from], CityKmh), .. legs.SelectMany(leg => leg.Line.Skip(1))];
    }

    private void Add(string[] words)
    {
        switch (words)
        {
            case ["city", var name, var place]:
                cities.Add(name, Place(place));
                corridors.Add(name, []);
                break;
            case ["road", var name, .. var way]:
                AddRoad(name, way);
                break;
        }
    }

    private void AddRoad(string name, string[] way)
    {
        var from = way[0];
        var points = new List<LatLon> { cities[from] };
        foreach (var word in way.Skip(1))
        {
            if (!cities.TryGetValue(word, out var city))
            {
                points.Add(Place(word));
                continue;
            }

            var corridor = Corridor.Between(name, from, word, [.. RoadLine.Through([.. points, city]).Select(place => new RoadPoint(place, LimitAt(place)))]);
            corridors[from].Add(corridor);
            corridors[word].Add(corridor.Back());
            (from, points) = (word, [city]);
        }
    }

    /// <summary>The cities stand before the roads in the file.</summary>
    private double LimitAt(LatLon place) => cities.Values.Any(city => city.KmTo(place) < CityRadiusKm) ? CityKmh : OpenRoadKmh;

    private static LatLon Place(string word) =>
        word.Split(',') is [var lat, var lon]
            ? new(double.Parse(lat, CultureInfo.InvariantCulture), double.Parse(lon, CultureInfo.InvariantCulture))
            : throw new FormatException($"{word} is neither a city nor a place.");
}
