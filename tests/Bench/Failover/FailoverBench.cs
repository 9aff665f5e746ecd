using Dispatch.Storage.Redis;
using Dispatch.Support;

namespace Dispatch.Bench.Failover;

/// <summary>The command <c>failover</c>: two silos and a node that asks them, over one Redis.</summary>
public static class FailoverBench
{
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(2);

    public static async Task<int> Run(FailoverOptions options)
    {
        await using var tower = await TowerNodes.Start("fast", RedisStoreOptions.DefaultPartitions, "silo,api", "silo,api", "api,dashboard");
        var fleet = new Fleet(new(tower.Apis[^1].Http));
        IReadOnlyList<Journey> journeys = [.. Enumerable.Range(0, options.Shipments).Select(vehicle => new Journey(vehicle))];
        await fleet.Assign(journeys, TimeProvider.System.GetUtcNow());

        var rounds = new List<Outage>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var outage = await Outage.Of(tower.Silos[round % tower.Silos.Count], tower.Apis[^1], journeys);
            Console.WriteLine($"round {round + 1}: {outage.Silent} of {2 * options.Shipments} shipments and vehicles answered later than before, the last after {outage.Longest.TotalSeconds:0.00} s");
            rounds.Add(outage);
            await tower.Mend();
        }

        var worst = rounds.Max(outage => outage.Longest);
        return Goal.Report(
        [
            new(
                $"a silo killed: until every grain answers, the worst of {options.Rounds}",
                $"{Reach.TotalSeconds:0} s",
                $"{worst.TotalSeconds:0.00} s (median {Percentiles.Median(rounds.Select(outage => outage.Longest.TotalSeconds)):0.00} s)",
                worst <= Reach,
                rounds.Select(outage => outage.Void).FirstOrDefault(reason => reason is not null)),
        ]);
    }
}
