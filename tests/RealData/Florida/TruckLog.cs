using System.Globalization;

namespace Dispatch.RealData.Florida;

/// <summary>The Florida truck's file, read without any code of the tower or the simulator: it says what the tower should find.</summary>
public static class TruckLog
{
    /// <summary>All places with a name of their own; the others are addresses that the truck passed.</summary>
    private static readonly HashSet<string> Sites = new(StringComparer.Ordinal)
    {
        "R_01", "R_02", "R_03", "R_04", "R_05", "HM_01", "HM_02_STOP", "HM_03_STOP", "Taft Street Water Treatment",
    };

    public static IReadOnlyList<TruckRow> Read(string path) => [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(Row)];

    private static TruckRow Row(string[] fields) => new(
        new DateTimeOffset(DateTime.Parse(fields[0], CultureInfo.InvariantCulture), TimeSpan.FromHours(-5)),
        Sites.Contains(fields[1]) ? fields[1] : null,
        double.Parse(fields[4], CultureInfo.InvariantCulture),
        double.Parse(fields[5], CultureInfo.InvariantCulture));
}

/// <param name="Site">Null on the road.</param>
public sealed record TruckRow(DateTimeOffset At, string? Site, double Lat, double Lon);
