using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Hosting;

/// <summary>The real tower with its demo, as whoever tries it sees it.</summary>
public sealed class DemoTests
{
    private const int Trucks = 300;

    /// <summary>What a visitor waits, once the tower is ready.</summary>
    private static readonly TimeSpan CurtainUp = TimeSpan.FromSeconds(30);

    /// <summary>Moving trucks report at least twice in it.</summary>
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Half_a_minute_after_the_start_a_network_moves_in_which_most_is_well()
    {
        await using var tower = await TowerProcess.Start(arguments: "--demo");

        await Eventually.Until("the network is on the map", CurtainUp, async () => await Reported(tower) >= Trucks * 5 / 6 && await Open(tower) >= 5);
        var shipments = await Shipments(tower);
        var open = await Open(tower);

        Assert.InRange(shipments.GroupBy(row => row.Status).Count(), 4, 11);
        Assert.Subset(shipments.Select(row => row.Status).ToHashSet(), new HashSet<string> { "dispatched", "atPickup", "inTransit", "atDelivery" });
        Assert.InRange(open, 5, Trucks / 8);
        Assert.InRange(shipments.Count(row => row.OpenExceptions > 0) / (double)shipments.Count, 0.01, 0.12);

        var before = Places(shipments);
        await Eventually.Until("dozens of trucks are somewhere else", AWhile, async () =>
            Places(await Shipments(tower)).Count(now => before.TryGetValue(now.Key, out var was) && was != now.Value) > 60);
    }

    [Fact]
    public async Task A_demo_says_where_to_look_and_lets_its_visitor_in()
    {
        await using var tower = await TowerProcess.Start(arguments: "--demo");

        await Eventually.Until("it says who may sign in", CurtainUp, () => Task.FromResult(tower.Process.Output.Contains("What to try next", StringComparison.Ordinal)));
        Assert.Contains(tower.Url.ToString().TrimEnd('/'), tower.Process.Output, StringComparison.Ordinal);
        Assert.Contains("user      demo", tower.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("one-time", tower.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_time_lapse_hours_pass_and_the_tower_keeps_up()
    {
        await using var tower = await TowerProcess.Start(arguments: ["--demo", "--speed", "60"]);

        await Eventually.Until("the network is on the map", CurtainUp, async () => await Reported(tower) >= Trucks * 5 / 6);
        var api = new TowerApi(tower.Http);
        await Eventually.Until("an hour has passed", TimeSpan.FromSeconds(90), async () =>
            (await api.Shipment((await Shipments(tower))[0].ShipmentId)).Stops.Count > 0
            && (await Shipments(tower)).Max(row => row.Position?.At) > TimeProvider.System.GetUtcNow().AddHours(1));

        // Nobody is told to come back later, and what is measured is measured in real time.
        Assert.DoesNotContain("The demo waits", tower.Process.Output, StringComparison.Ordinal);
        Assert.InRange((await api.Slo())!.ReceiptToTrack.P50Ms, 0, 1_000);
        using var ready = await tower.Http.GetAsync("/healthz/ready");
        Assert.True(ready.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Orders_find_a_carrier_by_themselves()
    {
        await using var tower = await TowerProcess.Start(arguments: ["--demo", "--speed", "60"]);

        await Eventually.Until("carriers have taken what the tower tendered", TimeSpan.FromSeconds(120), async () =>
            (await tower.Http.GetFromJsonAsync<Page<Release>>("/v1/releases?status=confirmed&sort=-since&limit=500", TowerApi.Json))!.Items
                .Count(release => release.Tenders.Any(tender => tender.State is "accepted")) >= 3);
    }

    [Fact]
    public async Task Without_a_demo_the_tower_starts_empty()
    {
        await using var tower = await TowerProcess.Start();
        Assert.Empty(await Shipments(tower));
    }

    private static async Task<int> Reported(TowerProcess tower) =>
        (await Shipments(tower)).Where(row => row.Position is not null).Select(row => (row.CarrierId, row.VehicleId)).Distinct().Count();

    private static async Task<int> Open(TowerProcess tower) =>
        (await tower.Http.GetFromJsonAsync<Page<object>>("/v1/exceptions?status=active&limit=1", TowerApi.Json))!.Total;

    private static async Task<IReadOnlyList<Row>> Shipments(TowerProcess tower) =>
        (await tower.Http.GetFromJsonAsync<Page<Row>>("/v1/shipments?status=active&limit=500", TowerApi.Json))!.Items;

    private static Dictionary<string, (double Lat, double Lon)> Places(IEnumerable<Row> shipments) => shipments
        .Where(row => row.Position is not null)
        .ToDictionary(row => row.ShipmentId, row => (row.Position!.Lat, row.Position.Lon));

    private sealed record Page<T>(IReadOnlyList<T> Items, int Total);

    private sealed record Release(IReadOnlyList<Tender> Tenders);

    private sealed record Tender(string State);

    private sealed record Row(string ShipmentId, string Status, string? CarrierId, string? VehicleId, PlaceBody? Position, int OpenExceptions);
}
