using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>A load driven through a tower: its vehicles carry shipments before, and are counted afterwards.</summary>
public sealed class Drive
{
    /// <summary>Enough vehicles to lie in every one of 64 partitions: all but once in 100,000 rounds (64 * (63/64)^1000).</summary>
    private const int MaxWatched = 1_000;

    private static readonly TimeSpan EventsDeadline = TimeSpan.FromMinutes(3);

    private readonly Load load;
    private readonly IReadOnlyList<string> shipments;
    private readonly IReadOnlyList<Journey> watched;

    private Drive(Load load, Fleet fleet, IReadOnlyList<string> shipments)
    {
        (this.load, Fleet, this.shipments) = (load, fleet, shipments);
        watched = [.. load.Journeys.Take(MaxWatched)];
    }

    public Fleet Fleet { get; }

    /// <summary>Returns when the tower watches for all stops of all vehicles.</summary>
    public static async Task<Drive> Begin(Stand stand, Load load)
    {
        var fleet = new Fleet(stand.Api);
        return new(load, fleet, await fleet.Assign(load.Journeys, load.Begin));
    }

    /// <summary>Waits until the first requests are judged.</summary>
    public Task IsJudged(int requests) => Fleet.AreJudged(watched, journey => load.SentOf(journey, requests));

    /// <summary>
    /// Sends some vehicles one more fix, and waits until those are judged: logs are read in order, so everything before is judged too.
    /// </summary>
    /// <param name="sent">All that was sent before.</param>
    /// <returns>All that was sent now.</returns>
    public async Task<Sending> End(Sender sender, Sending sent)
    {
        var taken = sent.Taken;
        foreach (var body in load.Last(watched))
        {
            taken += await sender.Post(body);
        }

        await Fleet.AreJudged(watched, journey => SentOf(journey, sent.Requests));
        return sent with { Taken = taken };
    }

    /// <summary>Counts every vehicle's positions, and where all journeys were sent to their end, all arrivals and departures too.</summary>
    /// <param name="sent">What <see cref="End"/> answered.</param>
    public async Task<Reckoning> Reckon(Sending sent)
    {
        var counted = await Fleet.Count(load.Journeys);
        var wrong = counted.Zip(load.Journeys).Where(pair => pair.First.Sum != SentOf(pair.Second, sent.Requests)).Select(pair => pair.Second.VehicleId).ToList();
        var expected = sent.Requests == load.Requests ? load.Journeys.Count * Journey.Events : 0;
        var events = await AllEvents(expected);
        var positions = load.Sent(sent.Requests) + watched.Count;
        return new(positions, counted.Aggregate((a, b) => a + b), events, Reason(positions, sent.Taken, wrong, events, expected));
    }

    private long SentOf(Journey journey, int requests) => load.SentOf(journey, requests) + (journey.Vehicle < watched.Count ? 1 : 0);

    private async Task<int> AllEvents(int expected)
    {
        var events = 0;
        await Eventually.Try(EventsDeadline, async () => (events = await Fleet.Events(shipments)) >= expected);
        return events;
    }

    private static string? Reason(long sent, long taken, List<string> wrong, int events, int expected)
    {
        if (taken != sent)
        {
            return $"of {sent} positions {taken} were taken in";
        }

        if (wrong.Count > 0)
        {
            return $"the counters of {wrong.Count} vehicles are not what was sent, {wrong[0]} among them";
        }

        return expected == 0 || events == expected ? null : $"{events} of {expected} arrivals and departures were found";
    }
}

/// <summary>What a tower made of a load.</summary>
/// <param name="Positions">All that were sent.</param>
/// <param name="Events">Arrivals and departures that its shipments know of.</param>
/// <param name="Void">Why figures of this drive do not count; null where they do.</param>
public sealed record Reckoning(long Positions, CountersBody Counted, int Events, string? Void);
