using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>The load sent to the tower, from the first request until the last position is on its track.</summary>
public static class TowerRound
{
    /// <summary>Enough vehicles to lie in every one of 64 partitions: all but once in 100,000 rounds (64 * (63/64)^1000).</summary>
    private const int Watched = 1_000;
    private static readonly TimeSpan EventsDeadline = TimeSpan.FromMinutes(3);

    /// <param name="redis">Null where the tower keeps its store itself.</param>
    public static async Task<Round> Run(Load load, IngestOptions options, DateTimeOffset begin, string durability, RedisServer? redis = null)
    {
        await using var tower = await TowerProcess.Start(Settings(durability, redis));
        var api = new TowerApi(tower.Http);
        var fleet = new Fleet(api);
        await api.PutCarrier(Load.Carrier, "Bench");
        var shipments = await fleet.Assign(load.Journeys, begin);

        TimeSpan Cpu() => tower.Process.Cpu + (redis?.Process.Cpu ?? TimeSpan.Zero);
        using var self = Process.GetCurrentProcess();
        var (server, own, started) = (Cpu(), self.TotalProcessorTime, Stopwatch.GetTimestamp());
        var generator = new LoadGenerator(tower.Http, options);
        var sending = await generator.Send(load);

        var watched = load.Journeys.Take(Watched).ToList();
        var taken = sending.Taken;
        foreach (var body in load.Last(watched))
        {
            taken += await generator.Post(body);
        }

        long SentOf(Journey journey) => load.SentOf(journey, sending.Requests) + (journey.Vehicle < watched.Count ? 1 : 0);
        await fleet.AreJudged(watched, SentOf);
        var elapsed = Stopwatch.GetElapsedTime(started);
        self.Refresh();
        var (serverCpu, ownCpu) = (Cpu() - server, self.TotalProcessorTime - own);

        var counted = await fleet.Count(load.Journeys);
        var wrong = counted.Zip(load.Journeys).Where(pair => pair.First.Sum != SentOf(pair.Second)).Select(pair => pair.Second.VehicleId).ToList();
        var events = await AllEvents(fleet, shipments, sending.Requests == load.Requests ? load.Journeys.Count * Journey.Events : 0);

        var sent = load.Sent(sending.Requests) + watched.Count;
        var after = Stopwatch.GetElapsedTime(started) - elapsed;
        return new(
            sent / elapsed.TotalSeconds,
            serverCpu,
            ownCpu,
            (await api.Slo())?.ReceiptToTrack ?? throw new InvalidOperationException("The tower says nothing of its latency."),
            $"{counted.Aggregate((a, b) => a + b)}; {events} arrivals and departures, all known {after.TotalSeconds:0.0} s after",
            Reason(taken, sent, wrong, events, sending.Requests == load.Requests ? load.Journeys.Count * Journey.Events : events));
    }

    private static Dictionary<string, string> Settings(string durability, RedisServer? redis)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Dispatch__Storage__Durability"] = durability,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        if (redis is not null)
        {
            settings["Dispatch__Storage__Redis"] = redis.Address;
            settings["Dispatch__Cluster__SiloPort"] = "0";
            settings["Dispatch__Cluster__GatewayPort"] = "0";
        }

        return settings;
    }

    private static async Task<int> AllEvents(Fleet fleet, IReadOnlyList<string> shipments, int expected)
    {
        var events = 0;
        await Eventually.Try(EventsDeadline, async () => (events = await fleet.Events(shipments)) >= expected);
        return events;
    }

    private static string? Reason(long taken, long sent, List<string> wrong, int events, int expected)
    {
        if (taken != sent)
        {
            return $"of {sent} positions {taken} were taken in";
        }

        if (wrong.Count > 0)
        {
            return $"the counters of {wrong.Count} vehicles are not what was sent, {wrong[0]} among them";
        }

        return events == expected ? null : $"{events} of {expected} arrivals and departures were found";
    }
}
