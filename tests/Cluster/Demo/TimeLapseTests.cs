using Dispatch.Support;

namespace Dispatch.Hosting;

/// <summary>The demo of whoever wants to see a day in 24 minutes.</summary>
public sealed class TimeLapseTests(TimeLapseTests.Play play) : IClassFixture<TimeLapseTests.Play>
{
    [Fact]
    public async Task In_a_time_lapse_hours_pass_and_the_tower_keeps_up()
    {
        await Eventually.Until("the network is on the map", play.Demo.IsOnTheMap);
        await Eventually.Until("an hour has passed", async () =>
            (await play.Demo.Shipments()).Max(row => row.Position?.At) > TimeProvider.System.GetUtcNow().AddHours(1));

        // Nobody is told to come back later, and what is measured is measured in real time.
        Assert.DoesNotContain("The demo waits", play.Demo.Output, StringComparison.Ordinal);
        Assert.InRange((await new TowerApi(play.Demo.Http).Slo())!.ReceiptToTrack.P50Ms, 0, 1_000);
        using var ready = await play.Demo.Http.GetAsync("/healthz/ready");
        Assert.True(ready.IsSuccessStatusCode);
    }

    [Fact]
    public Task Orders_find_a_carrier_by_themselves() =>
        Eventually.Until("carriers have taken what the tower tendered", async () => await play.Demo.Taken() >= 3);

    /// <summary>All watch the same.</summary>
    public sealed class Play : IAsyncLifetime
    {
        public DemoTower Demo { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Demo = await DemoTower.Start("--speed", "60");

        public ValueTask DisposeAsync() => Demo.DisposeAsync();
    }
}
