using System.Diagnostics;
using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>The real tower under a load that does not end: seconds in the short form, twenty minutes in the long one.</summary>
public sealed class SoakTests
{
    private const string Carrier = "SWFT";
    private const int Vehicles = 200;

    /// <summary>What the collector and the caches may take on top of what is there after the first third.</summary>
    private const long MayGrowBytes = 512L << 20;

    private static readonly TimeSpan Length = Environment.GetEnvironmentVariable("DISPATCH_LONG") is "1" ? TimeSpan.FromMinutes(20) : TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Under_steady_load_every_position_is_judged_and_memory_stays_what_it_was()
    {
        await using var tower = await TowerProcess.Start(new Dictionary<string, string> { ["Dispatch__Storage__Durability"] = "fast" });
        var start = TimeProvider.System.GetUtcNow().AddDays(-30);
        var started = Stopwatch.GetTimestamp();
        var afterThird = 0L;
        var rounds = 0;

        for (; Stopwatch.GetElapsedTime(started) < Length; rounds++)
        {
            await Report(tower.Http, start.AddSeconds(rounds), rounds);
            if (afterThird == 0 && Stopwatch.GetElapsedTime(started) > Length / 3)
            {
                afterThird = tower.Process.Resident;
            }
        }

        var api = new TowerApi(tower.Http);
        await Eventually.Until("every position of every vehicle is applied", async () =>
        {
            var counters = await Task.WhenAll(Enumerable.Range(0, Vehicles).Select(async i => (await api.Vehicle(Carrier, $"SOAK-{i}"))?.Counters));
            return counters.All(counter => counter?.Applied == rounds);
        });
        Assert.InRange(tower.Process.Resident, 1, afterThird + MayGrowBytes);
    }

    /// <summary>All vehicles drive north, ten metres a second.</summary>
    private static async Task Report(HttpClient http, DateTimeOffset at, int round)
    {
        var positions = Enumerable.Range(0, Vehicles)
            .Select(i => new { carrierId = Carrier, vehicleId = $"SOAK-{i}", at, lat = -60 + (round * 0.00009), lon = -90 + (i * 0.1) });
        using var answer = await http.PostAsJsonAsync("/v1/telematics", new { positions });
        answer.EnsureSuccessStatusCode();
    }
}
