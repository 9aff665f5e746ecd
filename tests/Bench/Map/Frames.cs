using Microsoft.Playwright;

namespace Dispatch.Bench.Map;

/// <summary>From one animation frame to the next, p95 in milliseconds; medians of the rounds, which are run in turns.</summary>
/// <param name="Single">The feed with every vehicle drawn by itself, though thousands lie on each other.</param>
public sealed record Frames(double Feed, double Single, double Json)
{
    private static readonly string[] Modes = ["feed", "json", "single"];

    public double Ratio => Feed / Json;

    public static async Task<Frames> Measure(IPage page, MapOptions options)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Map", "frames.js"));
        var rounds = Modes.ToDictionary(mode => mode, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var mode in Modes)
            {
                var gaps = await page.EvaluateAsync<double[]>(script, new { mode, vehicles = options.Vehicles, seconds = options.Seconds });
                Array.Sort(gaps);
                rounds[mode].Add(gaps[(int)(gaps.Length * 0.95)]);
                Console.WriteLine($"round {round + 1}: {mode} {gaps.Length} frames, p50 {gaps[gaps.Length / 2]:0.0} ms, p95 {rounds[mode][^1]:0.0} ms");
            }
        }

        await page.CloseAsync();
        return new(Percentiles.Median(rounds["feed"]), Percentiles.Median(rounds["single"]), Percentiles.Median(rounds["json"]));
    }
}
