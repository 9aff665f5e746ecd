using Dispatch.Deadlines;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Storage.Sqlite;
using Dispatch.Support;
using Dispatch.Tracking;
using Orleans.TestingHost;

namespace Dispatch.Cluster;

/// <summary>Partitions follow the silos: two silos on one store, a third that joins, and one that leaves.</summary>
public sealed class HomesTests : IAsyncLifetime
{
    private const int Partitions = 32;

    private static readonly string[] Readers = ["tracking", "inbox", "journal", "deadline"];

    /// <summary>What is promised for a join or a leave.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("dispatch-homes-").FullName;
    private SqliteStore store = null!;
    private InProcessTestCluster cluster = null!;

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(new(folder, Partitions, Durability.Fast));
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => TowerCluster.Configure(silo, store, TimeProvider.System));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Readers_spread_evenly_and_move_home_when_a_silo_joins_or_leaves()
    {
        await Eventually.Until("two silos share the readers", Promised, () => SharedBy(2));

        var third = await cluster.StartAdditionalSiloAsync();
        await Eventually.Until("three silos share the readers", Promised, () => SharedBy(3));

        await cluster.StopSiloAsync(third);
        await Eventually.Until("two silos share the readers again", Promised, () => SharedBy(2));
    }

    [Fact]
    public async Task A_shipment_lives_where_its_partition_does_and_keeps_what_it_knows_when_it_moves()
    {
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
        var ids = Enumerable.Range(0, 40).Select(i => new ShipmentId($"ACME~H{i}")).ToList();
        await Task.WhenAll(ids.Select((id, i) => Shipment(id).Handle(
            new ShipmentCommand.Release(Orders.DallasToHouston($"H{i}", tomorrow)), new($"release:{i}", "test", tomorrow))));

        await cluster.StartAdditionalSiloAsync();
        await Eventually.Until("every shipment is with the readers of its partition", Promised, async () =>
        {
            Assert.All(await Task.WhenAll(ids.Select(id => Shipment(id).Get())), shipment => Assert.Equal(1, shipment?.Version));
            await Awake();
            var places = await Places();
            return ids.All(id => places[$"dispatch.shipment/{id}"].Equals(places[Reader("inbox", StoreKeys.Of(id).Partition(Partitions))]));
        });
    }

    /// <summary>Every reader is awake and at home, and the silos have about as many each.</summary>
    private async Task<bool> SharedBy(int silos)
    {
        await Awake();
        var places = await Places();
        var homes = Enumerable.Range(0, Partitions)
            .Select(partition => Readers.Select(reader => places.GetValueOrDefault(Reader(reader, partition))).Distinct().ToList())
            .ToList();
        var taken = homes.Where(home => home is [{ }]).CountBy(home => home[0]!).Select(silo => silo.Value).ToList();
        return taken.Sum() == Partitions && taken.Count == silos && taken.Max() - taken.Min() <= 1;
    }

    private Task Awake() => Task.WhenAll(Enumerable.Range(0, Partitions).SelectMany(partition => (Task[])
    [
        cluster.Client.GetGrain<ITrackingGrain>(partition).Awake(),
        cluster.Client.GetGrain<IInboxGrain>(partition).Awake(),
        cluster.Client.GetGrain<IJournalGrain>(partition).Awake(),
        cluster.Client.GetGrain<IDeadlineGrain>(partition).Awake(),
    ]));

    /// <summary>By grain; one that is on its way may be in two.</summary>
    private async Task<Dictionary<string, SiloAddress>> Places() =>
        (await cluster.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
        .GroupBy(grain => grain.GrainId.ToString())
        .ToDictionary(grain => grain.Key, grain => grain.First().SiloAddress);

    private static string Reader(string reader, int partition) => GrainId.Create($"dispatch.{reader}", $"{partition:X}").ToString();

    private IShipmentGrain Shipment(ShipmentId id) => cluster.Client.GetGrain<IShipmentGrain>(id.Value);
}
