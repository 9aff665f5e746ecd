using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>
/// Carriers at work on a cluster: 2,000 positions and 50 milestones a second by the clock, shipments whose pickups will be missed meanwhile, and others
/// that get another vehicle every half second, of which a <see cref="Partner"/> is told. What was acknowledged is remembered, so that it can be looked for afterwards.
/// </summary>
internal sealed class Traffic : IAsyncDisposable
{
    private const string Carrier = "SWFT";
    private const int Fleets = 20;
    private const int VehiclesOfFleet = 20;
    private const int Carried = 50;
    private const int Missed = 30;
    private const int Renamed = 8;

    /// <summary>What one request may have of what was held up: 500 positions, or as many milestones of a shipment.</summary>
    private const int MostRounds = 25;
    private const int MostMilestones = 500;

    private static readonly TimeSpan FleetEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MilestoneEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan VehicleEvery = TimeSpan.FromMilliseconds(500);
    private static int runs;

    private readonly string run = $"R{Interlocked.Increment(ref runs)}";
    private readonly HttpClient http;
    private readonly TowerApi api;
    private readonly Client client;
    private readonly Schedule schedule = new();
    private readonly DateTimeOffset start = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
    private readonly List<(string Shipment, DateTimeOffset DueAt)> deadlines = [];
    private readonly List<Task> working = [];

    /// <summary>When each round of each fleet was acknowledged.</summary>
    private readonly List<long>[] rounds = [.. Enumerable.Range(0, Fleets).Select(_ => new List<long>())];
    private readonly ConcurrentBag<(string Shipment, string Remark, long At)> milestones = [];

    /// <summary>When each vehicle of each shipment was acknowledged.</summary>
    private readonly Dictionary<string, List<long>> renamed = new(StringComparer.Ordinal);
    private long began;
    private TimeSpan took;

    private readonly Partner partner;

    private Traffic(TowerNodes tower, Partner partner)
    {
        // Of the fault before, or of this one, an answer may be left that one more try cures.
        http = TowerProcess.Caller(tower.Apis[^1].Url, new OneRetry());
        api = new(http);
        client = new(tower.Apis);
        this.partner = partner;
    }

    public Client Client => client;

    /// <param name="length">Over how long the pickups are missed.</param>
    public static async Task<Traffic> Begin(TowerNodes tower, TimeSpan length)
    {
        var traffic = new Traffic(tower, await Partner.Begin(tower.Apis[^1].Http));
        for (var i = 0; i < Missed; i++)
        {
            var due = TimeProvider.System.GetUtcNow() + (length * i / Missed);
            traffic.deadlines.Add((await traffic.api.Release(Order($"{traffic.run}-M{i}", due.AddMinutes(-30))), due));
        }

        var carried = new List<string>();
        for (var i = 0; i < Carried; i++)
        {
            carried.Add(await traffic.api.Release(Order($"{traffic.run}-C{i}", traffic.start.AddDays(1))));
        }

        await traffic.api.PutCarrier(Carrier, "Swift");
        for (var i = 0; i < Renamed; i++)
        {
            traffic.renamed.Add(await traffic.api.Release(Order($"{traffic.run}-N{i}", traffic.start.AddDays(1))), []);
        }

        traffic.began = Stopwatch.GetTimestamp();
        traffic.working.AddRange(Enumerable.Range(0, Fleets).Select(fleet =>
            traffic.schedule.Keep(FleetEvery, MostRounds, (round, count) => traffic.Drive(fleet, round, count))));
        traffic.working.AddRange(carried.Select(shipment =>
            traffic.schedule.Keep(MilestoneEvery, MostMilestones, (first, count) => traffic.Report(shipment, first, count))));
        traffic.working.AddRange(traffic.renamed.Select(shipment =>
            traffic.schedule.Keep(VehicleEvery, most: 1, (number, _) => traffic.Rename(shipment.Key, shipment.Value, number))));
        return traffic;
    }

    /// <summary>Freight whose pickup is missed if nobody comes until then.</summary>
    public static OrderBody Order(string id, DateTimeOffset pickupBy)
    {
        var place = new LocationBody("Dallas yard", 32.7767, -96.7970, 250, "America/Chicago");
        return new(
            id,
            "ACME",
            new("C1", "silver"),
            "normal",
            "dryVan",
            1,
            [new(1, "pickup", new(pickupBy.AddHours(-1), pickupBy), Location: place), new(2, "delivery", new(pickupBy.AddDays(1), pickupBy.AddDays(2)), Location: place)]);
    }

    /// <summary>Ends the work: everything that has fallen due is acknowledged first.</summary>
    public async Task End()
    {
        schedule.End();
        await Task.WhenAll(working);
        took = Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Looks for everything that was acknowledged until it is there or long enough has been waited.</summary>
    /// <param name="mayBeLost">When the tower was acknowledging what it need not keep.</param>
    public async Task<Findings> Find(Window mayBeLost)
    {
        Findings findings = null!;
        await Eventually.Try(async () =>
        {
            findings = await Look(mayBeLost);
            return findings.IsComplete;
        });
        return findings;
    }

    public async ValueTask DisposeAsync()
    {
        schedule.End();
        await Task.WhenAll(working);
        await client.DisposeAsync();
        await partner.DisposeAsync();
        http.Dispose();
    }

    private async Task<Findings> Look(Window mayBeLost)
    {
        var positions = await Task.WhenAll(Enumerable.Range(0, Fleets * VehiclesOfFleet).Select(vehicle => LookForPositions(vehicle, mayBeLost)));
        var reports = await Task.WhenAll(milestones.GroupBy(milestone => milestone.Shipment).Select(shipment => LookForMilestones(shipment.Key, [.. shipment], mayBeLost)));
        var missed = await Task.WhenAll(deadlines.Select(async deadline =>
        {
            var facts = (await api.Timeline(deadline.Shipment)).Where(fact => fact.Type is "missed").ToList();
            var open = (await api.Shipment(deadline.Shipment)).OpenExceptions.Count;
            return (Met: facts.Count > 0 && open > 0, Repeated: Math.Max(0, facts.Count - 1) + Math.Max(0, open - 1), Late: facts is [var fact, ..] ? fact.OccurredAt - deadline.DueAt : TimeSpan.Zero);
        }));
        Found[] all = [.. positions, .. reports];
        var told = renamed.SelectMany(_ => Partner.Destinations, (shipment, destination) => LookForWords(destination, shipment.Key, shipment.Value, mayBeLost)).ToList();

        return new(
            Settled: all.All(one => one.Settled) && told.TrueForAll(line => line.Settled),
            Positions: positions.Sum(vehicle => vehicle.Acknowledged),
            PositionsFound: positions.Sum(vehicle => vehicle.Acknowledged - vehicle.Lost),
            Milestones: reports.Sum(shipment => shipment.Acknowledged),
            MilestonesFound: reports.Sum(shipment => shipment.Acknowledged - shipment.Lost),
            Broken: all.Sum(one => one.Broken),
            OldestLost: TimeSpan.FromMilliseconds(all.Max(one => one.OldestLost is { } at && mayBeLost.Contains(at) ? mayBeLost.To - at : 0)),
            Deadlines: deadlines.Count,
            DeadlinesMet: missed.Count(deadline => deadline.Met),
            LatestDeadline: missed.Max(deadline => deadline.Late),
            RepeatedEffects: all.Sum(one => one.Repeated) + missed.Sum(deadline => deadline.Repeated),
            Messages: told.Sum(line => line.Acknowledged),
            MessagesFound: told.Sum(line => line.Acknowledged - line.Lost),
            MessagesRepeated: told.Sum(line => line.Repeated),
            MessagesBroken: [.. told.SelectMany(line => line.Broken)],
            Took: took,
            LongestWait: schedule.LongestWait,
            LongestSilence: client.LongestSilence,
            SentAgain: client.Failures,
            WorstTries: client.WorstTries);
    }

    /// <summary>The tower counts positions, so it is not known which are missing; but a log loses its end, and so the last ones before it came back.</summary>
    private async Task<Found> LookForPositions(int vehicle, Window mayBeLost)
    {
        var known = rounds[vehicle / VehiclesOfFleet];
        var view = await api.Vehicle(Carrier, Name(vehicle));
        var applied = (int)(view?.Counters.Applied ?? 0);
        var lost = Math.Max(0, known.Count - applied);
        var before = known.FindAll(at => at <= mayBeLost.To);
        return new(
            Settled: view?.Position?.At == At(known.Count - 1),
            known.Count,
            lost,
            Broken: Math.Max(0, lost - before.FindAll(mayBeLost.Contains).Count),
            OldestLost: lost > 0 && lost <= before.Count ? before[^lost] : null,
            Repeated: Math.Max(0, applied - known.Count));
    }

    private async Task<Found> LookForMilestones(string shipment, (string Shipment, string Remark, long At)[] known, Window mayBeLost)
    {
        var told = (await api.Timeline(shipment)).Where(fact => fact.Type is "milestoneReported")
            .CountBy(fact => fact.Data.GetProperty("remark").GetString()!).ToDictionary();
        var lost = Array.FindAll(known, milestone => !told.ContainsKey(milestone.Remark));
        return new(
            Settled: told.ContainsKey(Remark(known.Length - 1)),
            known.Length,
            lost.Length,
            Broken: lost.Count(milestone => !mayBeLost.Contains(milestone.At)),
            OldestLost: lost is [] ? null : lost.Min(milestone => milestone.At),
            Repeated: told.Values.Sum(count => count - 1));
    }

    /// <summary>
    /// A line has its words in order and each at least once. A repeat has the id of the first, unless the store lost what it was about and it was said
    /// anew.
    /// </summary>
    private Line LookForWords(string destination, string shipment, List<long> acknowledged, Window mayBeLost)
    {
        var words = partner.Of(destination, shipment);
        var first = words.DistinctBy(word => word.Vehicle).Select(word => int.Parse(word.Vehicle.AsSpan(word.Vehicle.LastIndexOf('-') + 1), CultureInfo.InvariantCulture)).ToList();
        var known = first.ToHashSet();
        var lost = Enumerable.Range(0, acknowledged.Count).Where(number => !known.Contains(number)).ToList();
        var missing = lost.FindAll(number => !mayBeLost.Contains(acknowledged[number]));
        var outOfOrder = first.Zip(first.Skip(1)).Where(pair => pair.Second < pair.First).ToList();
        var underOtherIds = mayBeLost == Window.None ? words.Distinct().GroupBy(word => word.Vehicle).Where(word => word.Skip(1).Any()).ToList() : [];
        return new(
            Settled: known.Contains(acknowledged.Count - 1),
            acknowledged.Count,
            lost.Count,
            Repeated: words.Count - first.Count,
            Broken:
            [
                .. missing.Select(number => $"{destination} was not told of {shipment}-{number}"),
                .. outOfOrder.Select(pair => $"{destination} was told of {shipment}-{pair.Second} after {pair.First}"),
                .. underOtherIds.Select(word => $"{destination} was told of {word.Key} as {string.Join(" and as ", word.Select(one => one.Id))}"),
            ]);
    }

    private async Task Rename(string shipment, List<long> acknowledged, int number)
    {
        await client.Put($"/v1/shipments/{shipment}/assignment", new { carrierId = Carrier, vehicleId = $"{shipment}-{number}" });
        acknowledged.Add(Environment.TickCount64);
    }

    /// <summary>Twenty vehicles drive north, ten metres and a second of their time each round.</summary>
    private async Task Drive(int fleet, int first, int count)
    {
        await client.Post("/v1/telematics", new
        {
            positions = Enumerable.Range(first, count).SelectMany(round => Enumerable.Range(fleet * VehiclesOfFleet, VehiclesOfFleet).Select(vehicle => new
            {
                carrierId = Carrier,
                vehicleId = Name(vehicle),
                at = At(round),
                lat = -60 + (round * 0.00009),
                lon = -90 + (vehicle * 0.1),
            })),
        });
        rounds[fleet].AddRange(Enumerable.Repeat(Environment.TickCount64, count));
    }

    private async Task Report(string shipment, int first, int count)
    {
        await client.Post("/v1/milestones", new
        {
            events = Enumerable.Range(first, count).Select(n => new
            {
                eventId = $"{shipment}-{n}",
                shipmentId = shipment,
                type = "delayed",
                at = start.AddSeconds(-3600 + n),
                classifier = "actual",
                remark = Remark(n),
            }),
        });
        var now = Environment.TickCount64;
        foreach (var n in Enumerable.Range(first, count))
        {
            milestones.Add((shipment, Remark(n), now));
        }
    }

    private DateTimeOffset At(int round) => start.AddDays(-1).AddSeconds(round);

    private string Name(int vehicle) => $"{run}-{vehicle}";

    private string Remark(int n) => $"{run}-{n}";

    /// <summary>What one destination was told of one shipment.</summary>
    /// <param name="Broken">In words, what was against the promise.</param>
    private sealed record Line(bool Settled, int Acknowledged, int Lost, int Repeated, IReadOnlyList<string> Broken);

    /// <param name="OldestLost">When the first of what is lost was acknowledged.</param>
    private sealed record Found(bool Settled, int Acknowledged, int Lost, int Broken, long? OldestLost, int Repeated);
}
