using System.Text.Json;
using Microsoft.Playwright;

namespace Dispatch.Bench.Map;

/// <summary>How long after a fix was sent it was in what the page gave to the GPU, read in the page with every frame.</summary>
public sealed record Lateness(double P50Ms, double P95Ms, double P99Ms, int Count)
{
    /// <summary>Notes each vehicle's new target once, with the moment in Unix milliseconds.</summary>
    private const string Watch =
        """
        seconds => new Promise(done => {
          const seen = new Map();
          const noted = [];
          const until = performance.now() + seconds * 1000;
          requestAnimationFrame(function next() {
            const at = performance.timeOrigin + performance.now();
            for (const { key, target: [, lat] } of window.dispatchMap.drawn()) {
              if (seen.has(key) && seen.get(key) !== lat.toFixed(4)) noted.push({ key, lat, at });
              seen.set(key, lat.toFixed(4));
            }
            if (performance.now() < until) requestAnimationFrame(next);
            else done(noted);
          });
        })
        """;

    private const double SameDegrees = 5e-5;

    public static async Task<Lateness> Measure(IPage page, Traffic traffic, MapOptions options)
    {
        await page.WaitForFunctionAsync("() => window.dispatchMap.drawn().length > 100");
        var noted = await page.EvaluateAsync<JsonElement>(Watch, options.Seconds);
        await page.CloseAsync();
        var late = noted.EnumerateArray()
            .Select(note => Late(traffic, note.GetProperty("key").GetString()!, note.GetProperty("lat").GetDouble(), note.GetProperty("at").GetDouble()))
            .OfType<double>()
            .Order()
            .ToList();
        return late.Count == 0
            ? throw new InvalidOperationException("No vehicle moved on the page.")
            : new(Percentiles.At(late, 0.5), Percentiles.At(late, 0.95), Percentiles.At(late, 0.99), late.Count);
    }

    /// <returns>Milliseconds; null where no fix is known that said so.</returns>
    private static double? Late(Traffic traffic, string key, double lat, double atMs) =>
        traffic.SentAt(key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..], lat, SameDegrees) is { } sentAt ? atMs - sentAt.ToUnixTimeMilliseconds() : null;
}
