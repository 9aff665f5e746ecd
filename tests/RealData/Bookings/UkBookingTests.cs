using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Dispatch.Support;

namespace Dispatch.RealData.Bookings;

/// <summary>3,245 real bookings as orders: every row is confirmed, in somebody's hands, or clearly refused.</summary>
public sealed class UkBookingTests
{
    private const int Rows = 3_245;
    private const int Connections = 8;

    /// <summary>One carrier of thirteen declines what it is offered.</summary>
    private const int DeclinesOneOf = 13;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(6);
    private static readonly Dictionary<string, string> Settings = new() { ["Dispatch__Storage__Durability"] = "fast" };

    [Fact]
    public async Task Every_booking_ends_confirmed_as_a_case_or_clearly_refused()
    {
        var bookings = Booking.Read(RealFile.Path("shipments/uk-ftl-bookings-2023Q4.csv.gz"), TimeProvider.System.GetUtcNow().AddHours(6));
        Assert.Equal(Rows, bookings.Count);
        await using var tower = await TowerProcess.Start(Settings);
        var api = new DispatchingApi(tower.Http);
        var started = Stopwatch.GetTimestamp();
        await PutNetwork(api, bookings);

        var refused = new ConcurrentDictionary<string, string>();
        await InParallel(bookings, async booking =>
        {
            var (status, body) = await api.Post("/v1/orders", booking.ToOrder());
            if (status != 202)
            {
                refused[booking.Number] = body.GetProperty("code").GetString()!;
            }
        });
        await InParallel(bookings.Where(booking => !refused.ContainsKey(booking.Number)), booking => Ready(api, booking));
        var released = Rows - refused.Count;
        await Eventually.Until("every release is settled", Deadline, async () =>
        {
            await Answer(api);
            return await api.Total("/v1/releases?status=confirmed,needsHelp,awaitingApproval&limit=1") == released;
        });

        var table = await Table(api, refused);
        TestContext.Current.TestOutputHelper?.WriteLine($"{table}{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        Assert.Equal(Rows, table.Sum);
        Assert.True(table["confirmed"] > Rows * 9 / 10, table.ToString());
        Assert.All(refused.Values, code => Assert.Equal("order.invalid-window", code));
    }

    /// <summary>Carriers as they were booked: what they drove, and as many loads a day as they ever had.</summary>
    private static async Task PutNetwork(DispatchingApi api, IReadOnlyList<Booking> bookings)
    {
        foreach (var carrier in bookings.GroupBy(booking => booking.Carrier))
        {
            var (status, body) = await api.Put($"/v1/carriers/{carrier.Key}", new
            {
                name = carrier.Key,
                profile = new
                {
                    equipment = carrier.Select(booking => booking.Equipment).Distinct(),
                    lanes = new[]
                    {
                        new
                        {
                            name = "Great Britain",
                            dailyCapacity = carrier.GroupBy(booking => booking.Pickup.From.Date).Max(day => day.Count()),
                            rate = new { currency = "GBP", perKm = 1 + (decimal.Parse(carrier.Key.AsSpan(4)) % 50 / 100), minimum = 150, fuelPercent = 12 },
                        },
                    },
                },
            });
            Assert.True(status == 200, $"{body}");
        }

        foreach (var client in bookings.GroupBy(booking => booking.Client))
        {
            var guide = client.GroupBy(booking => booking.Carrier).OrderByDescending(loads => loads.Count()).Take(20)
                .Select((loads, place) => new { carrierId = loads.Key, role = place < 3 ? "primary" : "backup" });
            var (status, body) = await api.Put($"/v1/clients/{client.Key}/dispatching", new { guide = new[] { new { entries = guide } }, rankedMax = 5 });
            Assert.True(status == 200, $"{body}");
        }
    }

    /// <summary>The release opens a moment after its order.</summary>
    private static Task Ready(DispatchingApi api, Booking booking) => Eventually.Until($"{booking.Number} is ready", Deadline, async () =>
        (await api.Post("/v1/inventory", new { clientId = booking.Client, orderId = booking.Number, allReady = true })).Status == 200);

    private static async Task Answer(DispatchingApi api) => await InParallel(await api.All("/v1/tenders?status=active&limit=500"), async tender =>
    {
        var id = tender.GetProperty("tenderId").GetString()!;
        var carrier = tender.GetProperty("carrierId").GetString();
        var declines = Encoding.UTF8.GetBytes($"{id}{carrier}").Sum(letter => letter) % DeclinesOneOf == 0;
        await api.Post($"/v1/tenders/{id}/response", new { answer = declines ? "decline" : "accept", carrierId = carrier, price = new { amount = 500, currency = "GBP" } });
    });

    private static async Task<Outcomes> Table(DispatchingApi api, ConcurrentDictionary<string, string> refused)
    {
        var outcomes = new Outcomes();
        foreach (var code in refused.Values)
        {
            outcomes.Count($"refused: {code}");
        }

        foreach (var release in await api.All("/v1/releases?limit=500"))
        {
            var status = release.GetProperty("status").GetString()!;
            outcomes.Count(status switch
            {
                "needsHelp" => $"case: {release.GetProperty("blocking").GetString()}",
                "awaitingApproval" => $"approval: {release.GetProperty("approval").GetString()}",
                _ => status,
            });
        }

        return outcomes;
    }

    private static Task InParallel<T>(IEnumerable<T> items, Func<T, Task> each) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (item, _) => await each(item));

    private sealed class Outcomes
    {
        private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

        public int Sum => counts.Values.Sum();

        public int this[string outcome] => counts.GetValueOrDefault(outcome);

        public void Count(string outcome) => counts[outcome] = this[outcome] + 1;

        public override string ToString() => string.Concat(counts.Select(outcome => $"{outcome.Key,-40} {outcome.Value,5}\n"));
    }
}
