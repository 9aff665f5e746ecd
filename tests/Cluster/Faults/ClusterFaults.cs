using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>A cluster that promises to lose nothing, with power or without: one thing after the other breaks.</summary>
[Collection(InTurn)]
public sealed class ClusterFaults(ClusterFaults.Nodes shared) : UnderLoad(shared.Tower), IClassFixture<ClusterFaults.Nodes>
{
    /// <summary>Two seconds are promised and measured in Bench; here load, silos and Redis share the cores of a test machine, slow as it may be.</summary>
    private static readonly TimeSpan MayBeSilent = TimeSpan.FromSeconds(10);

    /// <summary>Whoever is left to wait until the tower's patience ends waits longer, even where it was asked a second before the kill.</summary>
    private static readonly TimeSpan StillPatient = Patience.Longest - TimeSpan.FromSeconds(2);

    /// <summary>A silo that hears at once that it is dead, or loses its line to the store as it goes on, ends before any of its readers is refused.</summary>
    private const int MostTimesStill = 3;

    [Fact]
    public Task A_silo_that_is_killed_loses_nothing_and_its_grains_answer_elsewhere_in_seconds() => Survive(async random =>
    {
        var victim = Pick(random);
        var shipments = await Shipments();
        var fallen = Fallen();
        victim.Process.Freeze();
        var onTheirWay = Answer(shipments);
        await Eventually.HasPassed(TimeSpan.FromSeconds(1));
        await victim.Kill();
        var killed = Stopwatch.GetTimestamp();
        await onTheirWay;
        var waited = Stopwatch.GetElapsedTime(killed);
        Assert.True(waited < StillPatient, $"{waited.TotalSeconds:0.0} s: what was on its way to the silo was not told that it is gone.");
        await Eventually.Until("every shipment answers", () => Answer(shipments));
        var silent = Stopwatch.GetElapsedTime(killed);
        Write($"what was on its way is answered {waited.TotalSeconds:0.0} s after the kill, and all of {shipments.Count} shipments {silent.TotalSeconds:0.0} s");
        Assert.True(silent < MayBeSilent, $"{silent.TotalSeconds:0.0} s");
        Assert.True(Fallen() > fallen, "It was left to the probes.");
        await victim.Restart();
        await victim.Ready();
        await PictureFollows();
    });

    [Fact]
    public Task A_silo_that_stood_still_comes_back_to_find_that_it_is_replaced() => Survive(async random =>
    {
        var refused = 0;
        for (var time = 0; refused == 0 && time < MostTimesStill; time++)
        {
            refused = await StandsStill(Pick(random));
        }

        Write($"{refused} of its readers were refused by their epoch");
        Assert.NotEqual(0, refused);
    });

    [Fact]
    public Task A_silo_that_is_cut_off_from_the_store_makes_room() => Survive(async random =>
    {
        var victim = Pick(random);
        victim.Redis.Cut();
        await Eventually.Until("the silo has ended, as others reach the store", () => Task.FromResult(victim.Process.HasExited));
        victim.Redis.Mend();
        await victim.Restart();
        await victim.Ready();
    });

    [Fact]
    public Task A_store_that_is_killed_and_started_again_is_found_again() => Survive(async _ =>
    {
        await Tower.Redis.Kill();
        await Tower.Redis.Restart();
    });

    [Fact]
    public Task A_store_whose_disk_is_full_ends_rather_than_acknowledge_and_is_found_again_when_there_is_room() => Survive(async _ =>
    {
        await Tower.Redis.FillDisk();
        await Eventually.Until("Redis has ended", () => Task.FromResult(Tower.Redis.Process.HasExited));
        await IsRefused();
        await Tower.Redis.Restart();
    });

    [Fact]
    public Task While_the_store_stands_still_callers_are_told_to_come_back() => Survive(async _ =>
    {
        Tower.Redis.Process.Freeze();
        await Eventually.HasPassed(TimeSpan.FromSeconds(10));
        Tower.Redis.Process.Thaw();
    });

    [Fact]
    public Task When_everything_is_killed_everything_that_was_acknowledged_is_there_afterwards() => Survive(async _ =>
    {
        await Task.WhenAll(Tower.All.Select(node => node.Kill()));
        await Tower.Redis.Kill();
        await Tower.Mend();
    });

    [Fact]
    public Task What_cannot_be_used_is_set_aside_while_its_partition_goes_on_and_is_acted_on_once_it_can_be() => Survive(async _ =>
    {
        var poison = new Poison(Tower);
        var shipment = await poison.BreaksWhatAMissedPickupOpens();
        await poison.SendsPositionsFromTheFuture();

        SetAside[] setAside = [];
        await Eventually.Until("both are set aside", async () => (setAside = await poison.SetAside()).Length == 2);
        Assert.Equal(["journal", "telematics"], setAside.Select(entry => entry.Log).Order());

        await poison.Mends(shipment);
        Assert.Equal(204, await poison.Tells(setAside.Single(entry => entry.Log is "journal"), "replay"));
        await Eventually.Until("the exception is open", async () =>
            (await new TowerApi(Tower.Apis[0].Http).Shipment(shipment)).OpenExceptions.Count == 1);

        var future = Assert.Single(await poison.SetAside());
        Assert.Equal(422, await poison.Tells(future, "replay"));
        Assert.Equal(204, await poison.Tells(future, "discard"));
        Assert.Empty(await poison.SetAside());
    });

    [Fact]
    public Task While_one_node_after_the_other_is_restarted_nothing_fails_that_one_retry_does_not_cure() => Survive(
        async _ =>
        {
            foreach (var node in Tower.All)
            {
                var elsewhere = Fallen(except: node);
                await node.Stop();
                Assert.Equal(elsewhere, Fallen(except: node));
                await node.Restart();
                await node.Ready();
            }
        },
        mostTries: 2);

    /// <returns>How many of its readers went on until the store refused them by their epoch.</returns>
    private async Task<int> StandsStill(TowerNode victim)
    {
        var fallen = Fallen(except: victim);
        using var overtaken = await Overtaken.Begin(Tower.Apis[^1]);
        victim.Process.Freeze();
        await Task.WhenAll(overtaken.Overtake(victim), Eventually.HasPassed(Stillness));
        victim.Process.Thaw();

        Assert.True(await Eventually.Try(() => Task.FromResult(victim.Process.HasExited)), "It was declared dead and goes on.");
        var refused = victim.Process.Output.Split(Environment.NewLine).Count(line => line.Contains("was taken over by another owner and ends here", StringComparison.Ordinal));
        Assert.Equal(fallen, Fallen(except: victim));
        Assert.Equal("", string.Join(", ", await overtaken.Wrong()));
        await victim.Restart();
        await victim.Ready();
        return refused;
    }

    private async Task<IReadOnlyList<string>> Shipments()
    {
        var list = await Tower.Apis[^1].Http.GetFromJsonAsync<JsonElement>("/v1/shipments?limit=100");
        return [.. list.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("shipmentId").GetString()!)];
    }

    /// <summary>Whether each of them can be asked for at a node that was not killed.</summary>
    private async Task<bool> Answer(IReadOnlyList<string> shipments)
    {
        var answers = await Task.WhenAll(shipments.Select(async id =>
        {
            using var answer = await Tower.Apis[^1].Http.GetAsync($"/v1/shipments/{Uri.EscapeDataString(id)}/timeline");
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
            await new TowerApi(Tower.Apis[0].Http).PutCarrier(id, "Seen");
            var put = Stopwatch.GetTimestamp();
            await Eventually.Until($"{id} is seen", async () =>
                (await Tower.Apis[^1].Http.GetStringAsync($"/v1/carriers?q={id}")).Contains(id, StringComparison.Ordinal));
            took.Add(Stopwatch.GetElapsedTime(put));
        }

        Write(
            $"seen at another node after {took.Order().ElementAt(took.Count / 2).TotalSeconds:0.00} s in the middle, {took.Max().TotalSeconds:0.00} s at most");
    }

    /// <summary>How often the nodes that run have said that the process of a silo is gone.</summary>
    private int Fallen(TowerNode? except = null) => Tower.All
        .Where(node => node != except)
        .Sum(node => node.Process.Output.Split(Environment.NewLine).Count(line => line.Contains("is gone: it is declared dead", StringComparison.Ordinal)));

    private TowerNode Pick(Random random) => Tower.Silos[random.Next(Tower.Silos.Count)];

    /// <summary>One tower for all of it; each test leaves it whole.</summary>
    public sealed class Nodes : IAsyncLifetime
    {
        public TowerNodes Tower { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Tower = await TowerNodes.Start("power", TowerNodes.FewPartitions, "silo,api", "silo,api", "api,dashboard");

        public ValueTask DisposeAsync() => Tower.DisposeAsync();
    }
}
