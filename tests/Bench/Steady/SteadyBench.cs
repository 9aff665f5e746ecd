namespace Dispatch.Bench.Steady;

/// <summary>The command <c>steady</c>: a load that does not wait for the tower.</summary>
public static class SteadyBench
{
    public static async Task<int> Run(SteadyOptions options)
    {
        var load = new Load(options.Vehicles);
        var goals = new List<Goal>();
        foreach (var store in options.Stores)
        {
            var rate = options.Rate ?? await Half(load, options, store);
            Console.WriteLine($"{store.Name}: {rate:N0} positions/s of {options.Vehicles:N0} vehicles");
            goals.AddRange(options.IsCold ? await ColdRound.Run(load, options, store, rate) : await WarmRound.Run(load, options, store, rate));
        }

        return Goal.Report(goals);
    }

    /// <summary>Half of what it takes in as fast as it can.</summary>
    private static async Task<int> Half(Load load, SteadyOptions options, StoreChoice store)
    {
        var round = await TowerRound.Run(load, IngestOptions.For(options.Vehicles), store);
        Report.Progress(1, store.Name, round);
        return Math.Max(Turns.PerRequest, (int)(round.PositionsPerSecond / 2));
    }
}
