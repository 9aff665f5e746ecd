using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
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

    /// <summary>Two seconds are promised; here load, silos and Redis share the cores of a test machine.</summary>
    private static readonly TimeSpan MayBeSilent = TimeSpan.FromSeconds(6);

    private readonly TowerNodes tower = shared.Nodes;

    [Fact]
    public Task A_silo_that_is_killed_loses_nothing_and_its_grains_answer_elsewhere_in_seconds() => Survive(async random =>
    {
        var victim = Pick(random);
        var shipments = await Shipments();
        await victim.Kill();
        var killed = Stopwatch.GetTimestamp();
        await Eventually.Until("every shipment answers", Patience, () => Answer(shipments));
        var silent = Stopwatch.GetElapsedTime(killed);
        TestContext.Current.TestOutputHelper?.WriteLine($"{shipments.Count} shipments answer {silent.TotalSeconds:0.0} s after the kill");
        Assert.True(silent < MayBeSilent, $"{silent.TotalSeconds:0.0} s");
        await victim.Restart();
        await victim.Ready();
        await PictureFollows();
    });

    [Fact]
    public Task A_silo_that_stood_still_comes_back_to_find_that_it_is_replaced() => Survive(async random =>
    {
        var victim = Pick(random);
        victim.Process.Freeze();
        await Eventually.HasPassed(IsLong ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(8));
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
        await Eventually.HasPassed(TimeSpan.FromSeconds(10));
        tower.Redis.Process.Thaw();
    });

    [Fact]
    public Task When_everything_is_killed_everything_that_was_acknowledged_is_there_afterwards() => Survive(async _ =>
    {
        await Task.WhenAll(tower.All.Select(node => node.Kill()));
        await tower.Redis.Kill();
        await tower.Mend();
    });

    [Fact]
    public Task While_one_node_after_the_other_is_restarted_nothing_fails_that_one_retry_does_not_cure() => Survive(
        async _ =>
        {
            foreach (var node in tower.All)
            {
                await node.Stop();
                await node.Restart();
                await node.Ready();
            }
        },
        mostTries: 2);

    /// <param name="fault">Happens under load, and leaves the tower whole.</param>
    /// <param name="mostTries">How often one request may have to be sent.</param>
    private async Task Survive(Func<Random, Task> fault, int mostTries = int.MaxValue)
    {
        var seed = IsLong ? Random.Shared.Next() : 4711;
        var random = new Random(seed);
        await tower.Mend();
        for (var time = 0; time < (IsLong ? 5 : 1); time++)
        {
            var traffic = await Traffic.Begin(tower, TimeSpan.FromSeconds(10));
            await Eventually.HasPassed(TimeSpan.FromMilliseconds(random.Next(500, 3_000)));
            await fault(random);
            await Eventually.HasPassed(TimeSpan.FromSeconds(2));
            await traffic.End();

            var findings = await traffic.Find();
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {findings}");
            Assert.True(
                findings is { IsComplete: true, RepeatedEffects: 0 } && findings.WorstTries <= mostTries && traffic.Client.Unexpected.Count == 0,
                $"Seed {seed}: {findings}{Environment.NewLine}{string.Join(Environment.NewLine, traffic.Client.Unexpected)}{Environment.NewLine}{tower.Failures}");
        }
    }

    private async Task<IReadOnlyList<string>> Shipments()
    {
        var list = await tower.Apis[^1].Http.GetFromJsonAsync<JsonElement>("/v1/shipments?limit=100");
        return [.. list.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("shipmentId").GetString()!)];
    }

    /// <summary>Whether each of them can be asked for at a node that was not killed.</summary>
    private async Task<bool> Answer(IReadOnlyList<string> shipments)
    {
        var answers = await Task.WhenAll(shipments.Select(async id =>
        {
            using var answer = await tower.Apis[^1].Http.GetAsync($"/v1/shipments/{Uri.EscapeDataString(id)}/timeline");
            return answer.IsSuccessStatusCode;
        }));
        return Array.TrueForAll(answers, answered => answered);
    }

    /// <summary>What is put at one node is in the live picture of another, though streams and readers have moved.</summary>
    private async Task PictureFollows()
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < 9; i++)
        {
            var id = $"SEEN-{Guid.NewGuid():N}";
            await new TowerApi(tower.Apis[0].Http).PutCarrier(id, "Seen");
            var put = Stopwatch.GetTimestamp();
            await Eventually.Until($"{id} is seen", Patience, async () =>
                (await tower.Apis[^1].Http.GetStringAsync($"/v1/carriers?q={id}")).Contains(id, StringComparison.Ordinal));
            took.Add(Stopwatch.GetElapsedTime(put));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seen at another node after {took.Order().ElementAt(took.Count / 2).TotalSeconds:0.00} s in the middle, {took.Max().TotalSeconds:0.00} s at most");
    }

    private TowerNode Pick(Random random) => tower.Silos[random.Next(tower.Silos.Count)];

    /// <summary>One tower for all of it; each test leaves it whole.</summary>
    public sealed class Tower : IAsyncLifetime
    {
        public TowerNodes Nodes { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Nodes = await TowerNodes.Start("power", "silo,api", "silo,api", "api,dashboard");

        public ValueTask DisposeAsync() => Nodes.DisposeAsync();
    }
}
