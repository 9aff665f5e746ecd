using Dispatch.Support;

namespace Dispatch.Hosting;

/// <summary>The demo as whoever tries it first sees it.</summary>
public sealed class DemoTests(DemoTests.Play play) : IClassFixture<DemoTests.Play>
{
    [Fact]
    public async Task Soon_after_the_start_a_network_moves_in_which_most_is_well()
    {
        await Eventually.Until("the network is on the map", async () => await play.Demo.IsOnTheMap() && await play.Demo.Open() >= 5);
        var shipments = await play.Demo.Shipments();
        var open = await play.Demo.Open();

        Assert.InRange(shipments.GroupBy(row => row.Status).Count(), 4, 11);
        Assert.Subset(shipments.Select(row => row.Status).ToHashSet(), new HashSet<string> { "dispatched", "atPickup", "inTransit", "atDelivery" });
        Assert.InRange(open, 5, DemoTower.Trucks / 8);
        Assert.InRange(shipments.Count(row => row.OpenExceptions > 0) / (double)shipments.Count, 0.01, 0.12);

        var before = Places(shipments);
        await Eventually.Until("dozens of trucks are somewhere else", async () =>
            Places(await play.Demo.Shipments()).Count(now => before.TryGetValue(now.Key, out var was) && was != now.Value) > 60);
    }

    [Fact]
    public async Task A_demo_says_where_to_look_and_lets_its_visitor_in()
    {
        await Eventually.Until("it says who may sign in", () => Task.FromResult(play.Demo.Output.Contains("What to try next", StringComparison.Ordinal)));
        Assert.Contains(play.Demo.Url.ToString().TrimEnd('/'), play.Demo.Output, StringComparison.Ordinal);
        Assert.Contains("user      demo", play.Demo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("one-time", play.Demo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_demo_the_tower_starts_empty()
    {
        await using var tower = await TowerProcess.Start();
        Assert.Equal(0, await new TowerApi(tower.Http).Total("shipments"));
    }

    private static Dictionary<string, (double Lat, double Lon)> Places(IEnumerable<DemoTower.Row> shipments) => shipments
        .Where(row => row.Position is not null)
        .ToDictionary(row => row.ShipmentId, row => (row.Position!.Lat, row.Position.Lon));

    /// <summary>All watch the same.</summary>
    public sealed class Play : IAsyncLifetime
    {
        public DemoTower Demo { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Demo = await DemoTower.Start();

        public ValueTask DisposeAsync() => Demo.DisposeAsync();
    }
}
