namespace Dispatch.Bench;

/// <summary>The command <c>ingest</c>: the ceiling and the chosen programs in turns, then the medians.</summary>
public static class Ingest
{
    private const string Ceiling = "ceiling";

    public static async Task<int> Run(IngestOptions options)
    {
        var load = new Load(options.Vehicles);
        Console.WriteLine(
            $"{options.Vehicles} vehicles, {load.Positions} positions in {load.Requests} requests ({load.Bytes / load.Positions} bytes a position), "
            + $"{100.0 * Journey.Events / Journey.Seconds:0.0} % of them arrive or depart, {options.Connections} connections");

        (string Name, Func<Task<Round>> Run)[] programs = [(Ceiling, () => CeilingRound.Run(load, options)), .. Programs(load, options)];
        var rounds = programs.ToDictionary(program => program.Name, _ => new List<Round>(), StringComparer.Ordinal);
        for (var number = 1; number <= options.Rounds; number++)
        {
            foreach (var (name, run) in programs)
            {
                rounds[name].Add(await run());
                Report.Progress(number, name, rounds[name][^1]);
            }
        }

        Report.Table(programs.Select(program => (program.Name, (IReadOnlyList<Round>)rounds[program.Name])));
        return rounds.Values.SelectMany(all => all).Any(round => round.Void is not null) ? 1 : 0;
    }

    private static IEnumerable<(string Name, Func<Task<Round>> Run)> Programs(Load load, IngestOptions options)
    {
        foreach (var store in Stores(options))
        {
            yield return (store.Name, () => TowerRound.Run(load, options, store));
        }

        if (options.Includes(IngestOptions.Peer))
        {
            yield return ("peer on", () => PeerRound.Run(load, options, waitsForDisk: true));
            yield return ("peer off", () => PeerRound.Run(load, options, waitsForDisk: false));
        }
    }

    private static IEnumerable<StoreChoice> Stores(IngestOptions options)
    {
        if (options.Includes(StoreChoice.Sqlite))
        {
            yield return StoreChoice.Power;
            yield return StoreChoice.Fast;
        }

        if (options.Includes(StoreChoice.Redis))
        {
            yield return StoreChoice.RedisAlways;
            yield return StoreChoice.RedisEverysec;
        }
    }
}
