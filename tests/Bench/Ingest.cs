namespace Dispatch.Bench;

/// <summary>The command <c>ingest</c>: ceiling, power and fast in turns, then the medians.</summary>
public static class Ingest
{
    /// <summary>Journeys begin this long ago, so that none of their fixes lies in the future.</summary>
    private static readonly TimeSpan Ago = TimeSpan.FromSeconds(Journey.Seconds + 60);

    private static readonly string[] Durabilities = ["power", "fast"];

    public static async Task<int> Run(IngestOptions options)
    {
        var begin = TimeProvider.System.GetUtcNow() - Ago;
        var load = new Load(options.Vehicles, begin);
        Console.WriteLine(
            $"{options.Vehicles} vehicles, {load.Positions} positions in {load.Requests} requests ({load.Bytes / load.Positions} bytes a position), "
            + $"{100.0 * Journey.Events / Journey.Seconds:0.0} % of them arrive or depart, {options.Connections} connections");

        var ceilings = new List<CeilingRound>();
        var towers = Durabilities.ToDictionary(durability => durability, _ => new List<TowerRound>(), StringComparer.Ordinal);
        for (var round = 1; round <= options.Rounds; round++)
        {
            ceilings.Add(await CeilingRound.Run(load, options));
            Report.Progress(round, ceilings[^1]);

            foreach (var durability in Durabilities)
            {
                towers[durability].Add(await TowerRound.Run(load, options, begin, durability));
                Report.Progress(round, durability, towers[durability][^1]);
            }
        }

        Report.Table(ceilings, towers, await MemoryRound.Run(options.Vehicles, begin));
        return towers.Values.SelectMany(rounds => rounds).Any(round => round.Void is not null) ? 1 : 0;
    }
}
