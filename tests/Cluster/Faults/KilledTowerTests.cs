using System.Net;
using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>The real tower, killed while it works. Long runs kill more often, at random moments; the seed is in the message.</summary>
public sealed class KilledTowerTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DISPATCH_LONG") is "1";

    [Theory]
    [InlineData("power")]
    [InlineData("fast")]
    public async Task Every_position_that_was_acknowledged_is_judged_after_a_kill(string durability)
    {
        var seed = IsLong ? Random.Shared.Next() : 4711;
        var random = new Random(seed);
        await using var tower = await TowerProcess.Start(new Dictionary<string, string> { ["Dispatch__Storage__Durability"] = durability });
        var sender = new Sender(tower.Http);

        for (var kill = 0; kill < (IsLong ? 25 : 2); kill++)
        {
            var sending = sender.SendUntilItFails();
            await sender.Acknowledged(random.Next(5, 60));
            await tower.Kill();
            await sending;
            await tower.Restart();
        }

        var api = new TowerApi(tower.Http);
        CountersBody? counters = null;
        var settled = await Eventually.Try(async () =>
            (counters = (await api.Vehicle(Sender.Carrier, Sender.Vehicle))?.Counters) is not null && counters.Applied >= sender.Count);

        // A request whose answer was lost may have been kept as well: never fewer than were acknowledged, at most one more a kill.
        Assert.True(settled, $"Seed {seed}: {sender.Count} were acknowledged, {counters?.Applied} are there.");
        Assert.InRange(counters!.Applied, sender.Count, sender.Sent);
        Assert.Equal(0, counters.Duplicate);
    }

    [Fact]
    public async Task A_deadline_that_passed_while_the_tower_was_dead_is_met_within_a_second_of_its_start()
    {
        await using var tower = await TowerProcess.Start();
        var api = new TowerApi(tower.Http);
        var now = TimeProvider.System.GetUtcNow();
        var window = new WindowBody(now.AddMinutes(-31).AddSeconds(2), now.AddMinutes(-30).AddSeconds(2));
        var place = new LocationBody("Dallas yard", 32.7767, -96.7970, 250, "America/Chicago");
        var shipment = await api.Release(new(
            "K-1", "ACME", new("C1", "silver"), "normal", "dryVan", 1, [new(1, "pickup", window, Location: place), new(2, "delivery", new(now.AddDays(1), now.AddDays(2)), Location: place)]));

        await tower.Kill();
        await Eventually.Until("the deadline is past", () => Task.FromResult(TimeProvider.System.GetUtcNow() > now.AddSeconds(2)));
        await tower.Restart();
        var ready = TimeProvider.System.GetUtcNow();

        TimelineEntry? missed = null;
        await Eventually.Until("the pickup is missed", async () =>
            (missed = (await api.Timeline(shipment)).FirstOrDefault(fact => fact.Type is "missed")) is not null);
        Assert.True(missed!.OccurredAt <= ready.AddSeconds(1), $"ready at {ready:O}, met at {missed.OccurredAt:O}");
        Assert.Single(await api.Timeline(shipment), fact => fact.Type is "missed");
    }

    /// <summary>One vehicle that reports a position a second of event time, one a request, and counts what was acknowledged.</summary>
    private sealed class Sender(HttpClient http)
    {
        public const string Carrier = "SWFT";
        public const string Vehicle = "KILLED";

        private readonly DateTimeOffset start = TimeProvider.System.GetUtcNow().AddDays(-1);
        private TaskCompletionSource reached = new();
        private int wanted = int.MaxValue;

        /// <summary>How many were acknowledged.</summary>
        public int Count { get; private set; }

        /// <summary>How many were tried.</summary>
        public int Sent { get; private set; }

        /// <summary>Completes when so many more have been acknowledged.</summary>
        public Task Acknowledged(int more)
        {
            reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            wanted = Count + more;
            return reached.Task;
        }

        public async Task SendUntilItFails()
        {
            try
            {
                while (await Send() is HttpStatusCode.Accepted)
                {
                    if (++Count >= wanted)
                    {
                        reached.TrySetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // It was killed. Whether the last one was kept nobody can say.
            }
        }

        private async Task<HttpStatusCode> Send()
        {
            var at = start.AddSeconds(Sent++);
            var position = new { carrierId = Carrier, vehicleId = Vehicle, at, lat = 32.0 + (Sent * 0.0001), lon = -96.0 };
            using var answer = await http.PostAsJsonAsync("/v1/telematics", new { positions = new[] { position } });
            return answer.StatusCode;
        }
    }
}
