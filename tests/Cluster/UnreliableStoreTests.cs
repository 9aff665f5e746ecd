using System.Text.Json;
using Dispatch.Carriers;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Support;
using Orleans.TestingHost;

namespace Dispatch.Cluster;

/// <summary>A store that comes back with less than it had, under grains that remember more, or is away for some of them.</summary>
public sealed class UnreliableStoreTests : IAsyncLifetime
{
    private readonly UnreliableStore store = new(partitions: 1);
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private InProcessTestCluster cluster = null!;
    private int written;

    private IInboxGrain Inbox => cluster.Client.GetGrain<IInboxGrain>(0);

    private IJournalGrain Journal => cluster.Client.GetGrain<IJournalGrain>(0);

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => TowerCluster.Configure(silo, store, TimeProvider.System));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    [Fact]
    public async Task A_reader_acts_on_what_is_written_at_positions_it_has_seen_before()
    {
        var shipment = await Release("L1");
        await Receive(shipment, "kept");
        await Has(shipment, "kept");
        var kept = store.Copy();
        await Receive(shipment, "lost 1", "lost 2");
        await Has(shipment, "lost 2");

        store.ComeBackWith(kept);
        Assert.Equal(1, await store.Tail(Logs.Inbox, 0));
        await Receive(shipment, "new 1", "new 2");

        await Has(shipment, "new 2");
        Assert.Equal(["kept", "new 1", "new 2"], await Reported(shipment));
        Assert.Equal(3, await store.Tail(Logs.Inbox, 0));
    }

    [Fact]
    public async Task What_a_shipment_has_heard_and_the_store_has_lost_it_hears_again()
    {
        var shipment = await Release("L2");
        await Inbox.Awake();

        // In the log, and not yet committed: what is in both is in the copy as well, and then nothing is shown.
        await store.Append([Entry(shipment, "heard")]);
        var kept = store.Copy();
        await Has(shipment, "heard");

        store.ComeBackWith(kept);

        await Has(shipment, "heard");
        Assert.Equal(["heard"], await Reported(shipment));
    }

    [Fact]
    public async Task An_order_that_the_store_has_lost_is_not_taken_for_a_repeat()
    {
        var empty = store.Copy();
        var shipment = await Release("L3");

        store.ComeBackWith(empty);
        Assert.Null(await Shipment(shipment).Get());
        Assert.Equal(shipment, await Release("L3"));

        Assert.NotNull(await store.Load(StoreKeys.Of(shipment)));
    }

    [Fact]
    public async Task What_was_done_before_the_one_that_is_held_up_is_not_done_again()
    {
        var (well, heldUp) = (await Release("L4"), await Release("L5"));
        store.IsAwayFor(heldUp.Value);
        await store.Append([Entry(well, "before"), Entry(heldUp, "waits"), Entry(well, "after")]);
        await Inbox.Ring();

        await Has(well, "after");
        await Eventually.Until("the first of three is behind", async () => await WouldBeginAfter() == 1);

        store.IsAwayFor(null);
        await Has(heldUp, "waits");
        await Eventually.Until("all three are behind", async () => await WouldBeginAfter() == 3);
        Assert.Equal(["before", "after"], await Reported(well));
    }

    [Fact]
    public async Task What_happens_first_after_the_store_came_back_is_told_to_those_who_knew_all_before()
    {
        await Put("KNWN");
        await IsToldOf("KNWN", after: 0);
        var known = await Told();

        store.ComeBackWith(store.Copy());
        await IsToldOf("KNWN", after: known); // all is told anew
        known = await Told();
        await Put("NEXT");

        await IsToldOf("NEXT", after: known);
    }

    private async Task Put(string carrier) =>
        Assert.Null(await cluster.Client.GetGrain<ICarrierGrain>(carrier).Put(new(new(carrier), carrier, null, null, null), new("put", "test", now)));

    private async Task<long> Told() => (await Journal.Changes(0)).Change;

    private Task IsToldOf(string carrier, long after) => Eventually.Until($"{carrier} is told of after {after}", async () =>
    {
        await Journal.Awake();
        return (await Journal.Changes(after)).Carriers.Any(row => row.Carrier.CarrierId.Value == carrier);
    });

    private IShipmentGrain Shipment(ShipmentId id) => cluster.Client.GetGrain<IShipmentGrain>(id.Value);

    private async Task<ShipmentId> Release(string order)
    {
        var shipment = new ShipmentId($"ACME~{order}");
        Assert.Null(await Shipment(shipment).Handle(new ShipmentCommand.Release(Orders.DallasToHouston(order, now.AddDays(1))), new("release", "test", now)));
        return shipment;
    }

    private async Task Receive(ShipmentId shipment, params string[] remarks)
    {
        await store.Append([.. remarks.Select(remark => Entry(shipment, remark))]);
        await Inbox.Ring();
    }

    private LogAppend Entry(ShipmentId shipment, string remark) => new(Logs.Inbox, 0, new InboxEntry(
        new(remark, "test", now), shipment, new(MilestoneType.Delayed, Stop: null, now.AddSeconds(++written), Classifier.Actual, Reason: null, remark)).Write());

    /// <summary>The position after which the reader of the inbox would begin, if it were killed now.</summary>
    private async Task<long> WouldBeginAfter() => (await store.Copy().OpenReader(ReaderNames.Inbox, 0)).Position;

    private Task Has(ShipmentId shipment, string remark) =>
        Eventually.Until($"the store has '{remark}'", async () => (await Reported(shipment)).Contains(remark));

    /// <summary>The remarks of its milestones, as the store has them.</summary>
    private async Task<IReadOnlyList<string>> Reported(ShipmentId shipment) =>
    [
        .. (await store.Facts(StoreKeys.Of(shipment), 0, 100))
            .Select(fact => JsonSerializer.Deserialize(fact.Bytes.Span, StoredJson.Default.FactShipmentFact)!.Body)
            .OfType<ShipmentFact.MilestoneReported>().Select(milestone => milestone.Remark!),
    ];
}
