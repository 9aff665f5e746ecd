using System.Globalization;

namespace Dispatch.Recordings;

/// <summary>A kind of CSV that can be replayed: the columns that tell it, and how a row becomes a position.</summary>
/// <param name="Read">The row, and the vehicle id for shapes that record only one.</param>
public sealed record RecordingShape(string Name, IReadOnlyList<string> Columns, Func<CsvRow, string, RecordedPosition> Read)
{
    private const double KmPerMile = 1.609344;

    public static readonly IReadOnlyList<RecordingShape> Known =
    [
        new("truck", ["local_time_est", "lat", "lon", "speed_mph", "heading", "flags"], Truck),
        new("fleet", ["longitude", "latitude", "timestamp", "name_id"], Fleet),
        new("bus", ["vehicle_id", "timestamp", "latitude", "longitude", "bearing"], Bus),
    ];

    public bool Fits(IReadOnlyList<string> columns) => Columns.All(columns.Contains);

    /// <summary>One truck by a telematics box in Florida: local time all year EST, miles, heading as <c>SE (145°)</c>, a flag I for ignition.</summary>
    private static RecordedPosition Truck(CsvRow row, string vehicle) => new(
        vehicle,
        row.LocalTime("local_time_est", TimeSpan.FromHours(-5)),
        row.Number("lat"),
        row.Number("lon"),
        row.NumberOrNone("speed_mph") * KmPerMile,
        Degrees(row.Text("heading")),
        row.Text("flags").Contains('I'));

    /// <summary>Many vehicles in China, local time, nothing but places.</summary>
    private static RecordedPosition Fleet(CsvRow row, string vehicle) => new(
        row.Text("name_id"),
        row.LocalTime("timestamp", TimeSpan.FromHours(8)),
        row.Number("latitude"),
        row.Number("longitude"));

    /// <summary>Buses by the British open bus data, recorded in winter: UTC.</summary>
    private static RecordedPosition Bus(CsvRow row, string vehicle) => new(
        row.Text("vehicle_id"),
        row.LocalTime("timestamp", TimeSpan.Zero),
        row.Number("latitude"),
        row.Number("longitude"),
        HeadingDeg: row.NumberOrNone("bearing"));

    private static double? Degrees(string heading)
    {
        var (open, end) = (heading.IndexOf('('), heading.IndexOf('°'));
        return open >= 0 && end > open && double.TryParse(heading.AsSpan(open + 1, end - open - 1), CultureInfo.InvariantCulture, out var degrees)
            ? degrees
            : null;
    }
}
