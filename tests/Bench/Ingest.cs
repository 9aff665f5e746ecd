using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>The command <c>ingest</c>: the ceiling and the chosen programs in turns, then the medians.</summary>
public static class Ingest
{
    private const string Ceiling = "ceiling";

    /// <summary>Journeys begin this long ago, so that none of their fixes lies in the future.</summary>
    private static readonly TimeSpan Ago = TimeSpan.FromSeconds(Journey.Seconds + 60);

    public static async Task<int> Run(IngestOptions options)
    {
        var begin = TimeProvider.System.GetUtcNow() - Ago;
        var load = new Load(options.Vehicles, begin);
        Console.WriteLine(
            $"{options.Vehicles} vehicles, {load.Positions} positions in {load.Requests} requests ({load.Bytes / load.Positions} bytes a position), "
            + $"{100.0 * Journey.Events / Journey.Seconds:0.0} % of them arrive or depart, {options.Connections} connections");

        (string Name, Func<Task<Round>> Run)[] programs = [(Ceiling, () => CeilingRound.Run(load, options)), .. Programs(load, options, begin)];
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
        if (options.Includes(IngestOptions.Sqlite))
        {
            Report.Memory(await MemoryRound.Run(options.Vehicles, begin));
        }

        return rounds.Values.SelectMany(all => all).Any(round => round.Void is not null) ? 1 : 0;
    }

    private static IEnumerable<(string Name, Func<Task<Round>> Run)> Programs(Load load, IngestOptions options, DateTimeOffset begin)
    {
        if (options.Includes(IngestOptions.Sqlite))
        {
            yield return ("power", () => TowerRound.Run(load, options, begin, "power"));
            yield return ("fast", () => TowerRound.Run(load, options, begin, "fast"));
        }

        if (options.Includes(IngestOptions.Redis))
        {
            yield return ("redis always", () => RedisRound(load, options, begin, "power", "always"));
            yield return ("redis everysec", () => RedisRound(load, options, begin, "fast", "everysec"));
        }

        if (options.Includes(IngestOptions.Peer))
        {
            yield return ("peer on", () => PeerRound.Run(load, options, waitsForDisk: true));
            yield return ("peer off", () => PeerRound.Run(load, options, waitsForDisk: false));
        }
    }

    private static async Task<Round> RedisRound(Load load, IngestOptions options, DateTimeOffset begin, string durability, string appendFsync)
    {
        await using var redis = await RedisServer.Start("--appendfsync", appendFsync, "--maxmemory-policy", "noeviction");
        return await TowerRound.Run(load, options, begin, durability, redis);
    }
}
