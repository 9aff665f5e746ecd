using System.Collections.Concurrent;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>
/// Carriers at work on a cluster: 2,000 positions and 50 milestones a second, and shipments whose pickups will be missed meanwhile. What was
/// acknowledged is remembered, so that it can be looked for afterwards.
/// </summary>
internal sealed class Traffic
{
    private const string Carrier = "SWFT";
    private const int Fleets = 20;
    private const int VehiclesOfFleet = 20;
    private const int Carried = 50;
    private const int Missed = 30;

    private static readonly TimeSpan FleetEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MilestoneEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static int runs;

    private readonly string run = $"R{Interlocked.Increment(ref runs)}";
    private readonly TowerNodes tower;
    private readonly Client client;
    private readonly DateTimeOffset start = TimeProvider.System.GetUtcNow();
    private readonly int[] rounds = new int[Fleets];
    private readonly ConcurrentBag<(string Shipment, string Remark)> milestones = [];
    private readonly List<(string Shipment, DateTimeOffset DueAt)> deadlines = [];
    private readonly List<Task> working = [];
    private volatile bool ending;

    private Traffic(TowerNodes tower) => (this.tower, client) = (tower, new(tower));

    public Client Client => client;

    /// <param name="length">Over how long the pickups are missed.</param>
    public static async Task<Traffic> Begin(TowerNodes tower, TimeSpan length)
    {
        var traffic = new Traffic(tower);
        var api = new TowerApi(tower.Apis[0].Http);
        for (var i = 0; i < Missed; i++)
        {
            var due = TimeProvider.System.GetUtcNow() + (length * i / Missed);
            traffic.deadlines.Add((await api.Release(traffic.Order($"M{i}", due.AddMinutes(-30))), due));
        }

        for (var i = 0; i < Carried; i++)
        {
            var shipment = await api.Release(traffic.Order($"C{i}", traffic.start.AddDays(1)));
            traffic.working.Add(traffic.Report(shipment));
        }

        traffic.working.AddRange(Enumerable.Range(0, Fleets).Select(traffic.Drive));
        return traffic;
    }

    /// <summary>Ends the work: everything that was begun is acknowledged first.</summary>
    public async Task End()
    {
        ending = true;
        await Task.WhenAll(working);
    }

    /// <summary>Looks for everything that was acknowledged, on any node, until it is there or long enough has been waited.</summary>
    public async Task<Findings> Find()
    {
        var api = new TowerApi(tower.Apis[^1].Http);
        Findings findings = null!;
        await Eventually.Try(Patience, async () =>
        {
            findings = await Look(api);
            return findings.IsComplete;
        });
        return findings;
    }

    private async Task<Findings> Look(TowerApi api)
    {
        var positions = await Task.WhenAll(Enumerable.Range(0, Fleets * VehiclesOfFleet).Select(async vehicle =>
            (Applied: (await api.Vehicle(Carrier, Name(vehicle)))?.Counters.Applied ?? 0, Acknowledged: (long)rounds[vehicle / VehiclesOfFleet])));
        var reports = await Task.WhenAll(milestones.GroupBy(milestone => milestone.Shipment).Select(async shipment =>
        {
            var told = (await api.Timeline(shipment.Key)).Where(fact => fact.Type is "milestoneReported")
                .CountBy(fact => fact.Data.GetProperty("remark").GetString()!).ToDictionary();
            return (Found: shipment.Count(milestone => told.ContainsKey(milestone.Remark)), Repeated: told.Values.Sum(count => count - 1));
        }));
        var missed = await Task.WhenAll(deadlines.Select(async deadline =>
        {
            var facts = (await api.Timeline(deadline.Shipment)).Where(fact => fact.Type is "missed").ToList();
            var open = (await api.Shipment(deadline.Shipment)).OpenExceptions.Count;
            return (Met: facts.Count > 0 && open > 0, Repeated: Math.Max(0, facts.Count - 1) + Math.Max(0, open - 1), Late: facts is [var fact, ..] ? fact.OccurredAt - deadline.DueAt : TimeSpan.Zero);
        }));

        return new(
            Acknowledged: positions.Sum(vehicle => vehicle.Acknowledged),
            Found: positions.Sum(vehicle => Math.Min(vehicle.Applied, vehicle.Acknowledged)),
            MilestonesAcknowledged: milestones.Count,
            MilestonesFound: reports.Sum(shipment => shipment.Found),
            Deadlines: deadlines.Count,
            DeadlinesMet: missed.Count(deadline => deadline.Met),
            RepeatedEffects: positions.Sum(vehicle => Math.Max(0, vehicle.Applied - vehicle.Acknowledged)) + reports.Sum(shipment => shipment.Repeated) + missed.Sum(deadline => deadline.Repeated),
            LatestDeadline: missed.Max(deadline => deadline.Late),
            LongestSilence: client.LongestSilence,
            Retried: client.Retried,
            WorstTries: client.WorstTries);
    }

    /// <summary>Twenty vehicles drive north, ten metres and a second of their time each round.</summary>
    private async Task Drive(int fleet)
    {
        using var timer = new PeriodicTimer(FleetEvery);
        while (!ending)
        {
            var round = rounds[fleet];
            await client.Post("/v1/telematics", new
            {
                positions = Enumerable.Range(fleet * VehiclesOfFleet, VehiclesOfFleet).Select(vehicle => new
                {
                    carrierId = Carrier,
                    vehicleId = Name(vehicle),
                    at = start.AddDays(-1).AddSeconds(round),
                    lat = -60 + (round * 0.00009),
                    lon = -90 + (vehicle * 0.1),
                }),
            });
            rounds[fleet]++;
            await timer.WaitForNextTickAsync();
        }
    }

    private async Task Report(string shipment)
    {
        using var timer = new PeriodicTimer(MilestoneEvery);
        for (var n = 0; !ending; n++)
        {
            var remark = $"{run}-{n}";
            await client.Post("/v1/milestones", new
            {
                events = new[] { new { eventId = $"{shipment}-{n}", shipmentId = shipment, type = "delayed", at = start.AddSeconds(-3600 + n), classifier = "actual", remark } },
            });
            milestones.Add((shipment, remark));
            await timer.WaitForNextTickAsync();
        }
    }

    private string Name(int vehicle) => $"{run}-{vehicle}";

    private OrderBody Order(string id, DateTimeOffset pickupBy)
    {
        var place = new LocationBody("Dallas yard", 32.7767, -96.7970, 250, "America/Chicago");
        return new(
            $"{run}-{id}",
            "ACME",
            new("C1", "silver"),
            "normal",
            "dryVan",
            1,
            [new(1, "pickup", new(pickupBy.AddHours(-1), pickupBy), Location: place), new(2, "delivery", new(pickupBy.AddDays(1), pickupBy.AddDays(2)), Location: place)]);
    }
}

/// <summary>What became of what was acknowledged.</summary>
/// <param name="RepeatedEffects">Of positions, milestones and deadlines.</param>
/// <param name="LongestSilence">How long no request of anybody was acknowledged.</param>
internal sealed record Findings(
    long Acknowledged,
    long Found,
    int MilestonesAcknowledged,
    int MilestonesFound,
    int Deadlines,
    int DeadlinesMet,
    long RepeatedEffects,
    TimeSpan LatestDeadline,
    TimeSpan LongestSilence,
    int Retried,
    int WorstTries)
{
    public long Lost => Acknowledged - Found + MilestonesAcknowledged - MilestonesFound;

    public bool IsComplete => Lost == 0 && Deadlines == DeadlinesMet;

    public override string ToString() =>
        $"positions {Acknowledged:N0} acknowledged, {Found:N0} found; milestones {MilestonesAcknowledged:N0} acknowledged, {MilestonesFound:N0} found; lost {Lost}; "
        + $"deadlines {DeadlinesMet} of {Deadlines} met, latest {LatestDeadline.TotalSeconds:0.0} s; repeated effects {RepeatedEffects}; "
        + $"longest silence {LongestSilence.TotalSeconds:0.0} s; {Retried} requests sent again, at most {WorstTries - 1} times";
}
