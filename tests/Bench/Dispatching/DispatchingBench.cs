using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Support;

namespace Dispatch.Bench.Dispatching;

/// <summary>The command <c>dispatching</c>: from release to tender, and how late a silent carrier is passed over.</summary>
public sealed class DispatchingBench(HttpClient http, DispatchingOptions options)
{
    private const int Carriers = 60;
    private const int Connections = 32;
    private const double TenderGoalMs = 300;
    private const double DeadlineGoalMs = 1_000;

    /// <summary>A tower that has just started spends a third of its time compiling what it does.</summary>
    private const int WarmUpSeconds = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<int> Run(DispatchingOptions options)
    {
        await using var tower = await TowerProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["Dispatch__Storage__Durability"] = options.Durability });
        var bench = new DispatchingBench(tower.Http, options);
        await bench.PutNetwork();
        var tenders = await bench.MeasureTenders();
        var deadlines = await bench.MeasureDeadlines();
        return Goal.Report(
        [
            new($"release to tender at {options.PerSecond}/s for {options.Seconds} s, p99", $"{TenderGoalMs:0} ms", $"{tenders}", tenders.P99Ms < TenderGoalMs),
            new($"a silent carrier passed over, {options.Waterfalls:N0} waterfalls at once", $"{DeadlineGoalMs:0} ms", $"{deadlines}", deadlines.MaxMs < DeadlineGoalMs),
        ]);
    }

    private async Task PutNetwork()
    {
        foreach (var number in Enumerable.Range(0, Carriers))
        {
            // Trusted at once: nothing but the tower itself is waited for.
            await Put($"/v1/facilities/YARD{number}", new { name = "Yard", lat = 41.5, lon = -87.25, trusted = true });
            await Put($"/v1/carriers/C{number}", new
            {
                name = $"Carrier {number}",
                profile = new { lanes = new[] { new { name = "all", rate = new { currency = "USD", flat = 500 + number } } } },
            });
            await PutClient($"FLOW{number}", number, answerMinutes: 60);
            await PutClient($"SILENT{number}", number, answerMinutes: 1);
        }
    }

    /// <summary>Each client has carriers of its own before others: so is the load spread as a network spreads it.</summary>
    private Task PutClient(string id, int number, int answerMinutes) => Put($"/v1/clients/{id}/dispatching", new
    {
        whenInventoryIsSilent = "assumeTrusted",
        inventoryLeadMinutes = 43_200,
        patienceMinutes = 0,
        answerMinutes,
        guide = new[] { new { entries = Enumerable.Range(number, 3).Select(next => new { carrierId = $"C{next % Carriers}" }) } },
    });

    private async Task<Spread> MeasureTenders()
    {
        var warmUp = options.PerSecond * WarmUpSeconds;
        var orders = Enumerable.Range(0, warmUp + (options.PerSecond * options.Seconds)).ToArray();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (number, stop) =>
        {
            var due = TimeSpan.FromSeconds((double)number / options.PerSecond);
            await Eventually.HasPassed(Later(due - Stopwatch.GetElapsedTime(started), TimeSpan.Zero));
            await Release(IdOf("FLOW", number));
        });
        Console.WriteLine($"{orders.Length:N0} orders in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");

        var took = new double[orders.Length];
        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (number, stop) =>
        {
            var id = IdOf("FLOW", number);
            JsonElement offered = default;
            await Eventually.Until($"{id} is tendered", Patience, async () => (offered = await FirstMessage(id)).ValueKind is JsonValueKind.Object);
            var timeline = await http.GetFromJsonAsync<JsonElement>($"/v1/shipments/{id}/timeline", stop);
            took[number] = (offered.GetProperty("at").GetDateTimeOffset() - timeline.GetProperty("items")[0].GetProperty("receivedAt").GetDateTimeOffset()).TotalMilliseconds;
        });
        return Spread.Of(took[warmUp..]);
    }

    private async Task<Spread> MeasureDeadlines()
    {
        var orders = Enumerable.Range(0, options.Waterfalls).ToArray();
        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (number, _) => await Release(IdOf("SILENT", number)));
        var late = new List<double>();
        foreach (var number in orders)
        {
            JsonElement[] passed = [];
            await Eventually.Until($"{IdOf("SILENT", number)} is passed over twice", Patience, async () => (passed = await Expired(IdOf("SILENT", number))).Length >= 2);
            late.AddRange(passed.Select(tender =>
                (tender.GetProperty("offers")[0].GetProperty("answeredAt").GetDateTimeOffset() - tender.GetProperty("answerBy").GetDateTimeOffset()).TotalMilliseconds));
        }

        return Spread.Of([.. late]);
    }

    private async Task<JsonElement[]> Expired(string id)
    {
        var release = await http.GetFromJsonAsync<JsonElement>($"/v1/releases/{id}");
        return [.. release.GetProperty("tenders").EnumerateArray().Where(tender => tender.GetProperty("offers")[0].GetProperty("state").GetString() is "expired")];
    }

    private async Task<JsonElement> FirstMessage(string id) =>
        (await http.GetFromJsonAsync<JsonElement>($"/v1/messages?shipment={id}")).GetProperty("items").EnumerateArray().FirstOrDefault();

    private static string IdOf(string client, int number) => $"{client}{number % Carriers}~{number}";

    private async Task Release(string id)
    {
        var (client, number) = (id[..id.IndexOf('~')], id[(id.IndexOf('~') + 1)..]);
        var tomorrow = TimeProvider.System.GetUtcNow().AddHours(20);
        using var response = await http.PostAsJsonAsync("/v1/orders", new
        {
            orderId = number,
            clientId = client,
            customer = new { id = "C" },
            priority = "normal",
            equipment = "van",
            weightKg = 900,
            stops = new object[]
            {
                new { sequence = 1, kind = "pickup", facilityId = $"YARD{int.Parse(number) % Carriers}", window = new { from = tomorrow, to = tomorrow.AddHours(4) } },
                new { sequence = 2, kind = "delivery", location = new { name = "Store", lat = 42.5, lon = -87.25 }, window = new { from = tomorrow, to = tomorrow.AddHours(24) } },
            },
        });
        response.EnsureSuccessStatusCode();
    }

    private async Task Put(string path, object body)
    {
        using var response = await http.PutAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private sealed record Spread(double P50Ms, double P99Ms, double MaxMs, int Count)
    {
        public static Spread Of(double[] values)
        {
            Array.Sort(values);
            return values.Length == 0 ? new(0, 0, 0, 0) : new(values[values.Length / 2], values[(int)(values.Length * 0.99)], values[^1], values.Length);
        }

        public override string ToString() => $"p50 {P50Ms:0} ms, p99 {P99Ms:0} ms, at most {MaxMs:0} ms of {Count:N0}";
    }
}
