using System.Globalization;
using Dispatch.Corridors;

namespace Dispatch.Freight;

/// <summary>A place with docks.</summary>
/// <param name="Exit">The city of the corridor network where its trucks leave the interstate.</param>
/// <param name="IsCold">Ships what must be kept cool.</param>
public sealed record Facility(string Id, string Exit, LatLon Gate, double RadiusM, string TimeZone, bool IsCold, string Name)
{
    private const int Columns = 7;

    public static IReadOnlyList<Facility> LoadAll()
    {
        using var text = new StreamReader(typeof(Facility).Assembly.GetManifestResourceStream("facilities.txt")!);
        return [.. text.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Read)];
    }

    private static Facility Read(string line) =>
        line.Split(' ', Columns, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var id, var exit, var place, var radius, var zone, var kind, var name]
        && place.Split(',') is [var lat, var lon]
            ? new(id, exit, new(Number(lat), Number(lon)), Number(radius), zone, kind == "cold", name)
            : throw new FormatException($"'{line}' is no facility.");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
