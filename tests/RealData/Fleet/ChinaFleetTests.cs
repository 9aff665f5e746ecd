using System.Collections.Concurrent;
using Dispatch.Recordings;
using Dispatch.Simulation;
using Dispatch.Support;
using Dispatch.Telematics;

namespace Dispatch.RealData.Fleet;

/// <summary>475 real vehicles, sent over several connections at once with repeats, late ones and nonsense among them.</summary>
public sealed class ChinaFleetTests
{
    private const string Carrier = "china-fleet";
    private const int Vehicles = 475;
    private const int Seed = 20_200_718;
    private const int PerRequest = 150;
    private const int Connections = 6;

    [Fact]
    public async Task Every_position_sent_is_accounted_for()
    {
        var random = new Random(Seed);
        var sent = Injected.Into(Recording.Read(RealFile.Path("gps/china-475-vehicles-2020-07-18.csv.gz")).Positions, random);

        await using var tower = await TowerProcess.Start();
        var api = new TowerApi(tower.Http);
        await api.PutCarrier(Carrier, "China Fleet");

        var (tally, rejected) = await Send(tower, Injected.Batches(sent, PerRequest, random));
        Assert.Equal(sent.Count, tally.Sent);
        Assert.Equal(sent.Count, tally.Accepted + tally.Duplicates + tally.Rejected);

        var expected = sent.GroupBy(position => position.VehicleId).ToDictionary(
            vehicle => vehicle.Key, vehicle => vehicle.Count() - rejected.GetValueOrDefault(vehicle.Key), StringComparer.Ordinal);
        Assert.Equal(Vehicles, expected.Count);

        var counted = CountersBody.None;
        foreach (var (vehicle, taken) in expected)
        {
            var counters = CountersBody.None;
            await Eventually.Try(async () =>
                (counters = (await api.Vehicle(Carrier, vehicle))?.Counters ?? CountersBody.None).Sum >= taken);
            Assert.True(counters.Sum == taken, $"Seed {Seed}: of {taken} positions of {vehicle} the tower accounts for {counters.Sum}: {counters}.");
            counted += counters;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{tally}; {counted}");
        Assert.Equal(sent.Count, counted.Applied + counted.Duplicate + counted.Late + counted.Filtered.Values.Sum() + tally.Rejected);
        Assert.True(counted.Duplicate > 0 && counted.Applied > counted.Duplicate + counted.Late, $"Seed {Seed}: {counted}");
    }

    private static async Task<(Tally Tally, Dictionary<string, int> RejectedByVehicle)> Send(TowerProcess tower, IEnumerable<RecordedPosition[]> batches)
    {
        var client = new TowerClient(tower.Http, TimeProvider.System);
        var waiting = new ConcurrentQueue<RecordedPosition[]>(batches);
        var tally = new Tally();
        var rejected = new Dictionary<string, int>(StringComparer.Ordinal);
        var counting = new Lock();

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (waiting.TryDequeue(out var batch))
            {
                var answer = await client.Post(batch, Carrier, TestContext.Current.CancellationToken);
                lock (counting)
                {
                    tally.Add(batch.Length, answer);
                    foreach (var vehicle in answer.Rejected.Select(rejection => batch[rejection.Index].VehicleId))
                    {
                        rejected[vehicle] = rejected.GetValueOrDefault(vehicle) + 1;
                    }
                }
            }
        }));

        return (tally, rejected);
    }
}
