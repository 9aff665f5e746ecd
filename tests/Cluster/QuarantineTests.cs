using System.Text;
using Dispatch.Exceptions;
using Dispatch.Policies;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Tracking;

namespace Dispatch.Cluster;

/// <summary>An entry that cannot be used does not hold up its partition, and is not lost either.</summary>
public sealed class QuarantineTests : IAsyncLifetime
{
    private const int Partition = 0;

    /// <summary>Positions in a form that only a later version of the program knows.</summary>
    private static readonly byte[] FromTheFuture = [(byte)TelematicsKind.Positions, 99, 1, 2, 3];

    private readonly TowerCluster tower = new();

    private ITrackingGrain Tracking => tower.Grains.GetGrain<ITrackingGrain>(Partition);

    public ValueTask InitializeAsync() => tower.InitializeAsync();

    public ValueTask DisposeAsync() => tower.DisposeAsync();

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_set_aside_and_the_partition_goes_on()
    {
        await Receive(FromTheFuture);
        await tower.Until(async () => (await Tracking.Awake()) is { Position: 1, Quarantined: 1 });

        var setAside = Assert.Single(await Tracking.SetAside());
        Assert.Equal(("telematics", Partition, 1), (setAside.Log, setAside.Partition, setAside.Position));
        Assert.Equal("quarantine.still-failing", (await Tracking.Replay(setAside.Place, "ann"))?.Code);
        Assert.Single(await Tracking.SetAside());
    }

    [Fact]
    public async Task What_was_set_aside_outlives_a_kill_and_is_gone_once_somebody_lets_it_go()
    {
        await Receive(FromTheFuture);
        await Receive(FromTheFuture);
        await tower.Until(async () => (await Tracking.Awake()).Quarantined == 2);
        var first = (await Tracking.SetAside())[0];
        Assert.Null(await Tracking.Discard(first.Place, "ann"));

        await tower.KillAndRestart();

        var left = Assert.Single(await Tracking.SetAside());
        Assert.Equal(2, left.Position);
        Assert.Equal("quarantine.unknown", (await Tracking.Discard(first.Place, "bob"))?.Code);
    }

    [Fact]
    public async Task What_failed_for_a_reason_that_is_gone_is_acted_on_when_it_is_tried_again()
    {
        // The exception that a missed pickup opens cannot be loaded, so nobody can tell it.
        var shipment = new ShipmentId("ACME~Q1");
        var missed = CaseId.For(shipment, 1);
        await tower.Store.Commit(new(StoreKeys.Of(missed), "damage", 0, Encoding.UTF8.GetBytes("damaged"), [], null));
        await Release(shipment);
        tower.Clock.Advance(TimeSpan.FromHours(1) + TowerPolicy.Default.PickupGrace);
        var journal = tower.Grains.GetGrain<Live.IJournalGrain>(Partitioning.Of(shipment.Value, tower.Store.Partitions));
        await Wake(shipment);
        await tower.Until(async () => (await journal.Awake()).Quarantined == 1);
        var setAside = Assert.Single(await journal.SetAside());

        await tower.Store.Forget(StoreKeys.Of(missed), 1);
        Assert.Null(await journal.Replay(setAside.Place, "ann"));

        Assert.Equal(CaseStatus.Open, (await tower.Grains.GetGrain<IExceptionGrain>(missed.Value).Get())?.Status);
        Assert.Empty(await journal.SetAside());
        Assert.Equal("quarantine.unknown", (await journal.Replay(setAside.Place, "bob"))?.Code);
    }

    private Task<Refusal?> Release(ShipmentId shipment) => tower.Grains.GetGrain<IShipmentGrain>(shipment.Value).Handle(
        new ShipmentCommand.Release(Orders.DallasToHouston("Q1", tower.Clock.GetUtcNow())), tower.Origin("release"));

    private async Task Wake(ShipmentId shipment)
    {
        var partition = Partitioning.Of(shipment.Value, tower.Store.Partitions);
        await tower.Grains.GetGrain<Deadlines.IDeadlineGrain>(partition).Awake();
        await tower.Grains.GetGrain<Live.IJournalGrain>(partition).Awake();
    }

    private async Task Receive(byte[] entry)
    {
        await tower.Store.Append([new(Logs.Telematics, Partition, entry)]);
        await Tracking.Ring();
    }
}
