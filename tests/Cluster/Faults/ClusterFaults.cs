using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>
/// Two silos and a dashboard over Redis, at work while one thing after the other breaks. Long runs break them for longer and more often, at
/// random moments; the seed is in the message.
/// </summary>
public sealed class ClusterFaults(ClusterFaults.Tower shared) : IClassFixture<ClusterFaults.Tower>
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DISPATCH_LONG") is "1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TowerNodes tower = shared.Nodes;

    [Fact]
    public Task A_silo_that_is_killed_loses_nothing_and_its_grains_answer_elsewhere_in_seconds() => Survive(async random =>
    {
        var victim = Pick(random);
        await victim.Kill();
        await victim.Restart();
        await victim.Ready();
    });

    [Fact]
    public Task A_silo_that_stood_still_comes_back_to_find_that_it_is_replaced() => Survive(async random =>
    {
        var victim = Pick(random);
        victim.Process.Freeze();
        await Pass(IsLong ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(8));
        victim.Process.Thaw();

        Assert.True(await Eventually.Try(Patience, () => Task.FromResult(victim.Process.HasExited)), $"It was declared dead and goes on. {tower.Failures}");
        Assert.Contains("was taken over by another owner and ends here", victim.Process.Output, StringComparison.Ordinal);
        await victim.Restart();
        await victim.Ready();
    });

    [Fact]
    public Task A_silo_that_is_cut_off_from_the_store_makes_room() => Survive(async random =>
    {
        var victim = Pick(random);
        victim.Redis.Cut();
        await Eventually.Until("the silo has ended, as others reach the store", Patience, () => Task.FromResult(victim.Process.HasExited));
        victim.Redis.Mend();
        await victim.Restart();
        await victim.Ready();
    });

    [Fact]
    public Task A_store_that_is_killed_and_started_again_is_found_again() => Survive(async _ =>
    {
        await tower.Redis.Kill();
        await tower.Redis.Restart();
    });

    [Fact]
    public Task While_the_store_stands_still_callers_are_told_to_come_back() => Survive(async _ =>
    {
        tower.Redis.Process.Freeze();
        await Pass(TimeSpan.FromSeconds(10));
        tower.Redis.Process.Thaw();
    });

    [Fact]
    public Task When_everything_is_killed_everything_that_was_acknowledged_is_there_afterwards() => Survive(async _ =>
    {
        await Task.WhenAll(tower.All.Select(node => node.Kill()));
        await tower.Redis.Kill();
        await tower.Mend();
    });

    /// <param name="fault">Happens under load, and leaves the tower whole.</param>
    private async Task Survive(Func<Random, Task> fault)
    {
        var seed = IsLong ? Random.Shared.Next() : 4711;
        var random = new Random(seed);
        await tower.Mend();
        for (var time = 0; time < (IsLong ? 5 : 1); time++)
        {
            var traffic = await Traffic.Begin(tower, TimeSpan.FromSeconds(10));
            await Pass(TimeSpan.FromMilliseconds(random.Next(500, 3_000)));
            await fault(random);
            await Pass(TimeSpan.FromSeconds(2));
            await traffic.End();

            var findings = await traffic.Find();
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {findings}");
            Assert.True(
                findings is { IsComplete: true, RepeatedEffects: 0 } && traffic.Client.Unexpected.Count == 0,
                $"Seed {seed}: {findings}{Environment.NewLine}{string.Join(Environment.NewLine, traffic.Client.Unexpected)}{Environment.NewLine}{tower.Failures}");
        }
    }

    private TowerNode Pick(Random random) => tower.Silos[random.Next(tower.Silos.Count)];

    /// <summary>A fault has a length: this is it.</summary>
    private static async Task Pass(TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        await Eventually.Until("time passes", 2 * length, () => Task.FromResult(Stopwatch.GetElapsedTime(began) >= length));
    }

    /// <summary>One tower for all of it; each test leaves it whole.</summary>
    public sealed class Tower : IAsyncLifetime
    {
        public TowerNodes Nodes { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Nodes = await TowerNodes.Start("power", "silo,api", "silo,api", "api,dashboard");

        public ValueTask DisposeAsync() => Nodes.DisposeAsync();
    }
}
