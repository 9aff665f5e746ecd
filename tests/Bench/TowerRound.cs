using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>The load sent to the tower, from the first request until the last position is on its track.</summary>
/// <param name="Void">Why the figure does not count; null where it does.</param>
/// <param name="Events">Arrivals and departures found.</param>
/// <param name="EventsAfter">How long after the last position the last of them was known.</param>
public sealed record TowerRound(
    double PositionsPerSecond,
    LatencyBody Latency,
    TimeSpan ServerCpu,
    TimeSpan GeneratorCpu,
    CountersBody Counters,
    int Events,
    TimeSpan EventsAfter,
    string? Void)
{
    /// <summary>Enough vehicles to lie in every one of 16 partitions: all but once in 25,000 rounds (16 * (15/16)^200).</summary>
    private const int Watched = 200;
    private static readonly TimeSpan EventsDeadline = TimeSpan.FromMinutes(3);

    public static async Task<TowerRound> Run(Load load, IngestOptions options, DateTimeOffset begin, string durability)
    {
        await using var tower = await TowerProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Dispatch__Storage__Durability"] = durability,
            ["Logging__LogLevel__Default"] = "Warning",
        });
        var api = new TowerApi(tower.Http);
        var fleet = new Fleet(api);
        await api.PutCarrier(Load.Carrier, "Bench");
        var shipments = await fleet.Assign(load.Journeys, begin);

        using var self = Process.GetCurrentProcess();
        var (server, own, started) = (tower.Process.Cpu, self.TotalProcessorTime, Stopwatch.GetTimestamp());
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
        var (serverCpu, ownCpu) = (tower.Process.Cpu - server, self.TotalProcessorTime - own);

        var counted = await fleet.Count(load.Journeys);
        var wrong = counted.Zip(load.Journeys).Where(pair => pair.First.Sum != SentOf(pair.Second)).Select(pair => pair.Second.VehicleId).ToList();
        var events = await AllEvents(fleet, shipments, sending.Requests == load.Requests ? load.Journeys.Count * Journey.Events : 0);

        var sent = load.Sent(sending.Requests) + watched.Count;
        return new TowerRound(
            sent / elapsed.TotalSeconds,
            (await api.Slo())?.ReceiptToTrack ?? throw new InvalidOperationException("The tower says nothing of its latency."),
            serverCpu,
            ownCpu,
            counted.Aggregate((a, b) => a + b),
            events,
            Stopwatch.GetElapsedTime(started) - elapsed,
            Reason(taken, sent, wrong, events, sending.Requests == load.Requests ? load.Journeys.Count * Journey.Events : events));
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
