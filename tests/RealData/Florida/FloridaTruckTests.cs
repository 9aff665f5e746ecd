using Dispatch.Recordings;
using Dispatch.Support;
using Dispatch.Telematics;

namespace Dispatch.RealData.Florida;

/// <summary>Four days of a real dump truck between its yard and its quarries.</summary>
public sealed class FloridaTruckTests
{
    private const string Carrier = "florida-haulage";
    private const string Truck = "dump-truck-7";
    private const int VisitsInTheRecording = 26;
    private const double EnoughShare = 0.95;
    private const int PerRequest = 100;

    [Fact]
    public async Task At_least_95_percent_of_the_visits_over_five_minutes_are_found_and_none_twice()
    {
        var path = RealFile.Path("gps/florida-dump-truck-2016.csv");
        var visits = Visit.In(TruckLog.Read(path));
        Assert.Equal(VisitsInTheRecording, visits.Count);

        await using var tower = await TowerProcess.Start();
        var api = new TowerApi(tower.Http);
        await Prepare(api, visits);

        var shipments = await Replay(tower, api, Recording.Read(path, Truck).Positions, Haul.Of(visits));

        var missed = new List<Match>();
        var enough = await Eventually.Try(async () =>
        {
            missed = [.. (await Compare(api, shipments)).Where(match => !match.Arrives || !match.Departs(visits[^1]))];
            return visits.Count - missed.Count >= EnoughShare * visits.Count;
        });

        var result = $"{visits.Count - missed.Count} of {visits.Count} visits are found; not these:\n{string.Join('\n', missed)}";
        TestContext.Current.TestOutputHelper?.WriteLine(result);
        Assert.True(enough, result);

        foreach (var (_, shipment) in shipments)
        {
            await ArrivesOnceAtEachStop(api, shipment);
        }
    }

    private static async Task Prepare(TowerApi api, IReadOnlyList<Visit> visits)
    {
        await api.PutCarrier(Carrier, "Florida Haulage");
        foreach (var site in visits.GroupBy(visit => visit.Site))
        {
            await api.PutFacility(site.First().FacilityId, Fence.Around([.. site.SelectMany(visit => visit.Rows)]).Named(site.Key));
        }
    }

    /// <summary>Each order is assigned when the truck is about to reach its pickup; then the track goes on to where the next is.</summary>
    private static async Task<List<(Haul Haul, string Shipment)>> Replay(
        TowerProcess tower, TowerApi api, IReadOnlyList<RecordedPosition> positions, IReadOnlyList<Haul> hauls)
    {
        var client = new TowerClient(tower.Http, TimeProvider.System);
        var shipments = new List<(Haul, string)>();
        var taken = 0L;

        for (var i = 0; i < hauls.Count; i++)
        {
            shipments.Add((hauls[i], await Assign(api, hauls[i])));

            var until = i + 1 < hauls.Count ? hauls[i + 1].Pickup.Begin : DateTimeOffset.MaxValue;
            var leg = positions.Where(position => (i == 0 || position.At >= hauls[i].Pickup.Begin) && position.At < until);
            foreach (var batch in leg.Chunk(PerRequest))
            {
                taken += (await client.Post(batch, Carrier, TestContext.Current.CancellationToken)).Taken;
            }
        }

        await Eventually.Until("every position is judged", async () =>
            await api.Vehicle(Carrier, Truck) is { } vehicle && vehicle.Counters.Sum >= taken);
        return shipments;
    }

    private static async Task<string> Assign(TowerApi api, Haul haul)
    {
        var shipment = await api.Release(haul.Order(TimeProvider.System.GetUtcNow().AddDays(1)));
        await api.Assign(shipment, Carrier, Truck);
        await Eventually.Until("the truck watches for its stops", async () =>
            await api.Vehicle(Carrier, Truck) is { } vehicle && vehicle.Shipments.Contains(shipment));
        return shipment;
    }

    private static async Task<List<Match>> Compare(TowerApi api, IEnumerable<(Haul Haul, string Shipment)> shipments)
    {
        var matches = new List<Match>();
        foreach (var (haul, shipment) in shipments)
        {
            matches.AddRange(haul.Compare(await api.Shipment(shipment)));
        }

        return matches;
    }

    private static async Task ArrivesOnceAtEachStop(TowerApi api, string shipment)
    {
        var timeline = await api.Timeline(shipment);
        foreach (var stop in timeline.Where(entry => entry.Type is "arrived" or "arrivalWithdrawn").GroupBy(entry => entry.Data.GetProperty("stop").GetInt32()))
        {
            Assert.True(
                stop.Count(entry => entry.Type == "arrived") - stop.Count(entry => entry.Type == "arrivalWithdrawn") == 1,
                $"{shipment} arrives more than once at stop {stop.Key}.");
        }
    }
}
