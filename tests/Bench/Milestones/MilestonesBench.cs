namespace Dispatch.Bench.Milestones;

/// <summary>The command <c>milestones</c>.</summary>
public static class MilestonesBench
{
    private const double Reach = 10_000;

    public static async Task<int> Run(MilestonesOptions options)
    {
        Console.WriteLine($"{options.Shipments:N0} shipments, {Told.OfEach} milestones each, {options.Batch} a request, {options.Connections} connections");
        var rounds = options.Stores.ToDictionary(store => store, _ => new List<MilestonesRound>());
        for (var number = 1; number <= options.Rounds; number++)
        {
            foreach (var store in options.Stores)
            {
                var round = await MilestonesRound.Run(options, store);
                Console.WriteLine($"round {number}: {store.Name} {round.PerSecond:N0} milestones/s, {round.CpuMicroseconds:N0} µs of processor time each");
                rounds[store].Add(round);
            }
        }

        return Goal.Report([.. options.Stores.Select(store => Judge(store, rounds[store]))]);
    }

    private static Goal Judge(StoreChoice store, List<MilestonesRound> rounds)
    {
        var perSecond = Percentiles.Median(rounds.Select(round => round.PerSecond));
        return new(
            $"{store.Name}: milestones committed a second",
            $"{Reach:N0}",
            $"{perSecond:N0}",
            perSecond >= Reach,
            rounds.Select(round => round.Void).FirstOrDefault(reason => reason is not null));
    }
}
