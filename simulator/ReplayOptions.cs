using System.Globalization;

namespace Dispatch.Simulation;

/// <summary>What the command line of <c>replay</c> says.</summary>
/// <param name="Speed">Times real time; 0 is as fast as the tower takes it.</param>
/// <param name="Vehicle">For files that record one vehicle without naming it.</param>
/// <param name="ShiftToNow">Re-date the track instead of keeping the recorded times.</param>
public sealed record ReplayOptions(
    string File, double Speed, Uri Url, string? Key, string Carrier, string? Vehicle, int Batch, bool ShiftToNow)
{
    public const int MaxBatch = 1_000;

    public const string Help =
        """
        Plays a recorded track into the tower, as a carrier would.

          dotnet run --project simulator -- replay FILE [options]

          FILE             .csv or .csv.gz: one truck (local_time_est, lat, lon, ...), a fleet (name_id, timestamp, ...)
                           or buses (vehicle_id, timestamp, bearing, ...); the columns decide
          --speed N        N times real time; 0 = as fast as the tower takes it (60)
          --url URL        the tower (http://localhost:5080)
          --key KEY        a key that may post telematics (environment DISPATCH_KEY)
          --carrier ID     whose vehicles they are (demo)
          --vehicle ID     the vehicle's id, for files that do not name it (the file's name)
          --batch N        positions per request at most, 1 to 1000 (100)
          --shift now      re-date the track to the present: at --speed 1 it begins now; faster, it begins earlier,
                           so that it ends now and no position lies in the future (recorded times are kept)
        """;

    public static ReplayOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        string? file = null;
        var options = new ReplayOptions("", 60, new Uri("http://localhost:5080"), environment("DISPATCH_KEY"), "demo", null, 100, ShiftToNow: false);

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                options = options.With(arguments[i], i + 1 < arguments.Count ? arguments[++i] : throw new UsageException($"{arguments[i]} needs a value."));
            }
            else
            {
                file = file is null ? arguments[i] : throw new UsageException($"One file at a time: {file} or {arguments[i]}?");
            }
        }

        return options with { File = file ?? throw new UsageException("Which file? See: replay --help") };
    }

    private ReplayOptions With(string option, string value) => option switch
    {
        "--speed" => this with { Speed = Number(option, value, 0, 1_000_000) },
        "--batch" => this with { Batch = (int)Number(option, value, 1, MaxBatch) },
        "--url" when Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" => this with { Url = url },
        "--key" => this with { Key = value },
        "--carrier" => this with { Carrier = value },
        "--vehicle" => this with { Vehicle = value },
        "--shift" when value == "now" => this with { ShiftToNow = true },
        "--url" or "--shift" => throw new UsageException($"{option} does not know '{value}'."),
        _ => throw new UsageException($"There is no option {option}. See: replay --help"),
    };

    private static double Number(string option, string value, double min, double max) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new UsageException($"{option} is a number from {min} to {max}, not '{value}'.");
}
