using Dispatch.Dispatching;
using Dispatch.Integration;
using Dispatch.Shipments;
using Dispatch.Storage;

namespace Dispatch.Cluster.Dispatching;

/// <summary>Messages on their way out: in order, again when refused, set aside in the end, and never lost.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    private static readonly TimeSpan Tomorrow = TimeSpan.FromHours(20);
    private static readonly EndpointId Everything = new("all");

    private readonly TowerCluster tower = new();
    private readonly Freight freight;

    public ConnectorTests() => freight = new(tower);

    public async ValueTask InitializeAsync()
    {
        await tower.InitializeAsync();
        await freight.Wake();
        await freight.PutFacilities(doors: 4);
        await freight.PutCarrier("ABLE", capacity: null, rate: 800);
        await freight.PutCarrier("BEST", capacity: null, rate: 900);
        await freight.PutPolicy(DispatchPolicy.Automatic, "ABLE", "BEST");
        await Freight.Done(tower.Grains.GetGrain<IEndpointGrain>(Everything.Value).Put(
            new(Everything, "https://example.com", "0123456789abcdef", ["erp", "wms", "carrier:*"]), freight.Origin()));
        await WakeConnectors();
    }

    public ValueTask DisposeAsync() => tower.DisposeAsync();

    [Fact]
    public async Task Messages_arrive_in_the_order_in_which_it_happened_and_are_those_that_are_shown()
    {
        var id = await Confirmed("M1");
        await Freight.Done(freight.Shipment(id).Handle(new ShipmentCommand.Cancel("sold elsewhere"), freight.Origin()));
        await freight.Becomes(id, ReleaseStatus.Cancelled);

        await tower.Until(() => Task.FromResult(Of(id, "erp").Any(message => message.Type is "order.cancelled")));
        await tower.Until(() => Task.FromResult(Of(id, "carrier:ABLE").Any(message => message.Type is "dispatch.withdrawn")));

        Assert.Equal(["dispatch.confirmed", "dispatch.carrierLost", "order.cancelled"], Of(id, "erp").Select(message => message.Type));
        Assert.Equal(["tender.offered", "dispatch.confirmed", "dispatch.withdrawn"], Of(id, "carrier:ABLE").Select(message => message.Type));
        Assert.Equal((await freight.Release(id).Messages()).Select(message => message.Id).Order(), tower.Outbound.Taken.Where(message => message.ShipmentId == id).Select(message => message.Id).Distinct().Order());
    }

    [Fact]
    public async Task A_message_that_nobody_takes_is_set_aside_holds_nobody_up_and_can_be_replayed()
    {
        tower.Outbound.Answer = message => message is { ShipmentId.Value: "ACME~M2", Destination: "wms" } ? new(SendingOutcome.Refused, "it answered 422") : null;
        var id = await Confirmed("M2");
        var other = await Confirmed("M3");
        await tower.Until(() => Task.FromResult(Of(other, "wms").Any()));
        await tower.Until(async () => (await Connector(id).Awake()).Dead == 1);

        var dead = Assert.Single((await Connector(id).Deliveries(id)).Open);
        Assert.Equal((DeliveryState.Dead, DeliveryLine.MaxTries, "it answered 422"), (dead.State, dead.Tries, dead.Trouble));
        tower.Outbound.Answer = _ => null;
        await Connector(id).Replay([dead.Message]);
        await tower.Until(() => Task.FromResult(Of(id, "wms").Any()));
        Assert.Equal(dead.Message, Of(id, "wms").Single());
        Assert.Empty((await Connector(id).Deliveries(id)).Open);
    }

    [Fact]
    public async Task While_nothing_gets_through_everything_waits_also_through_a_kill_and_no_message_is_to_blame()
    {
        tower.Outbound.Answer = _ => new(SendingOutcome.Unreachable, "no route to host");
        var id = await Confirmed("M4");
        await tower.Until(async () => await Connector(id).Awake() is { Pending: 4, Trouble: "no route to host" });

        await tower.KillAndRestart();
        await freight.Wake();
        await WakeConnectors();
        Assert.Empty(tower.Outbound.Taken);
        tower.Outbound.Answer = _ => null;

        await tower.Until(() => Task.FromResult(Of(id, "erp").Any() && Of(id, "wms").Any() && Of(id, "carrier:ABLE").Count() >= 2));
        Assert.Equal(["tender.offered", "dispatch.confirmed"], Of(id, "carrier:ABLE").DistinctBy(message => message.Id).Select(message => message.Type));
    }

    private async Task<ShipmentId> Confirmed(string number)
    {
        var id = await freight.Order(number, Tomorrow);
        var (tender, offer) = await freight.Offered(id);
        await freight.Answers(id, tender, offer.CarrierId, TenderAnswer.Accept);
        await freight.Becomes(id, ReleaseStatus.Confirmed);
        return id;
    }

    private IEnumerable<Message> Of(ShipmentId id, string destination) =>
        tower.Outbound.Taken.Where(message => message.ShipmentId == id && message.Destination == destination);

    private IConnectorGrain Connector(ShipmentId id) => Connector(StoreKeys.Of(id).Partition(tower.Store.Partitions));

    private IConnectorGrain Connector(int partition) => tower.Grains.GetGrain<IConnectorGrain>(new ConnectorKey(Everything, partition).ToString());

    private async Task WakeConnectors() => await Task.WhenAll(Enumerable.Range(0, tower.Store.Partitions).Select(partition => Connector(partition).Awake()));
}
