using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>A cluster that promises less: its Redis writes to the disk each second, and may lose what it acknowledged in the last two.</summary>
[Collection(InTurn)]
public sealed class EverySecondFaults(EverySecondFaults.Nodes shared) : UnderLoad(shared.Tower), IClassFixture<EverySecondFaults.Nodes>
{
    /// <summary>What <c>everysec</c> may lose: a write waits for a flush under way, at most this long.</summary>
    private const int WindowMs = 2_000;

    [Fact]
    public Task A_store_that_is_killed_loses_its_last_two_seconds_at_most() => SurviveWithin(async _ =>
    {
        var from = Environment.TickCount64;
        await Tower.Redis.Kill();
        return await ComesBack(from);
    });

    [Fact]
    public Task A_store_that_comes_back_without_its_last_second_is_gone_on_from_there() => SurviveWithin(async _ =>
    {
        // As after a loss of power: what it wrote in this second had not come to the disk.
        var from = Environment.TickCount64;
        using var kept = Tower.Redis.Copy();
        await Eventually.HasPassed(TimeSpan.FromSeconds(1));
        await Tower.Redis.Kill();
        kept.PutBack();
        return await ComesBack(from);
    });

    [Fact]
    public Task While_the_disk_of_the_store_is_full_writes_are_refused_and_reads_go_on() => Survive(async _ =>
    {
        await Tower.Redis.FillDisk();
        await IsRefused();
        using var list = await Tower.Apis[0].Http.GetAsync("/v1/shipments");
        using var timeline = await Tower.Apis[0].Http.GetAsync("/v1/shipments/ACME~unknown/timeline");
        Assert.Equal((200, 404), ((int)list.StatusCode, (int)timeline.StatusCode));

        await Eventually.HasPassed(TimeSpan.FromSeconds(IsLong ? 30 : 3));
        await IsRefused();
        await Tower.Redis.MakeRoom();
    });

    private async Task<Window> ComesBack(long from)
    {
        await Tower.Redis.Restart();
        return new(from - WindowMs, Environment.TickCount64); // an answer from before may have been on its way until now
    }

    /// <summary>One tower for all of it; each test leaves it whole.</summary>
    public sealed class Nodes : IAsyncLifetime
    {
        public TowerNodes Tower { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Tower = await TowerNodes.Start("fast", TowerNodes.FewPartitions, "silo,api", "silo,api", "api,dashboard");

        public ValueTask DisposeAsync() => Tower.DisposeAsync();
    }
}
