using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Cluster.Dispatching;

/// <summary>An order on its way through shipment, release, docks, carriers and back.</summary>
public sealed class DispatchJourneyTests(TowerCluster tower) : IClassFixture<TowerCluster>, IAsyncLifetime
{
    private static readonly TimeSpan Tomorrow = TimeSpan.FromHours(20);

    private readonly Freight freight = new(tower);

    public async ValueTask InitializeAsync()
    {
        await freight.Wake();
        await freight.PutFacilities(doors: 4);
        await freight.PutCarrier("ABLE", capacity: null, rate: 800);
        await freight.PutCarrier("BEST", capacity: null, rate: 900);
        await freight.PutPolicy(DispatchPolicy.Automatic, "ABLE", "BEST");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_order_is_tendered_taken_and_confirmed_and_everybody_knows()
    {
        var id = await freight.Order("D1", Tomorrow);
        var (tender, offer) = await freight.Offered(id);
        Assert.Equal(("ABLE", 800), (offer.CarrierId.Value, offer.Quoted!.Amount));
        await tower.Until(async () => (await freight.Shipment(id).Get())!.Status is ShipmentStatus.Tendered);

        await freight.Answers(id, tender, offer.CarrierId, TenderAnswer.Accept, vehicle: "truck-7");

        await freight.Becomes(id, ReleaseStatus.Confirmed);
        await tower.Until(async () => (await freight.Shipment(id).Get())!.Status is ShipmentStatus.Dispatched);
        Assert.Equal("truck-7", (await freight.Shipment(id).Get())!.VehicleId!.Value.Value);
        await tower.Until(async () => await freight.Appointment(Freight.Yard, id, 1) is { Status: AppointmentStatus.Confirmed });
        await tower.Until(async () => await freight.Appointment(Freight.Store, id, 2) is { Status: AppointmentStatus.Confirmed });
        await tower.Until(async () => (await freight.Carrier("ABLE")).Commitments.Any(commitment => commitment.ShipmentId == id && commitment.Status is CommitmentStatus.Committed));
        await tower.Until(async () => (await freight.Board(id)).Items is [{ Status: ReleaseStatus.Confirmed }]);
        Assert.Equal(
            ["tender.offered", "dispatch.confirmed", "dispatch.confirmed", "dispatch.confirmed"],
            (await freight.Release(id).Messages()).Select(message => message.Type));
    }

    [Fact]
    public async Task A_silent_carrier_is_passed_over_when_its_time_is_up()
    {
        var id = await freight.Order("D2", Tomorrow);
        var (tender, _) = await freight.Offered(id, "ABLE");

        tower.Clock.Advance(tender.AnswerBy - tower.Clock.GetUtcNow());

        var (second, next) = await freight.Offered(id, "BEST");
        await freight.Answers(id, second, next.CarrierId, TenderAnswer.Accept);
        await freight.Becomes(id, ReleaseStatus.Confirmed);
        await tower.Until(async () => (await freight.Shipment(id).Get()) is { Status: ShipmentStatus.Booked, CarrierId: { Value: "BEST" } });
        await tower.Until(async () => !(await freight.Carrier("ABLE")).Commitments.Any(commitment => commitment.ShipmentId == id));
    }

    [Fact]
    public async Task A_carrier_that_falls_off_is_replaced()
    {
        var id = await freight.Order("D3", Tomorrow);
        var (tender, offer) = await freight.Offered(id, "ABLE");
        await freight.Answers(id, tender, offer.CarrierId, TenderAnswer.Accept, vehicle: "truck-8");
        await tower.Until(async () => (await freight.Shipment(id).Get())!.Status is ShipmentStatus.Dispatched);

        await freight.Answers(id, tender, offer.CarrierId, TenderAnswer.Decline);

        var (again, other) = await freight.Offered(id, "BEST");
        await tower.Until(async () => (await freight.Shipment(id).Get()) is { Status: ShipmentStatus.Tendered, CarrierId: null });
        await freight.Answers(id, again, other.CarrierId, TenderAnswer.Accept);
        await freight.Becomes(id, ReleaseStatus.Confirmed);
    }

    [Fact]
    public async Task A_cancelled_order_gives_everything_back()
    {
        var id = await freight.Order("D4", Tomorrow);
        await freight.Offered(id);

        await Freight.Done(freight.Shipment(id).Handle(new ShipmentCommand.Cancel("sold elsewhere"), freight.Origin()));

        await freight.Becomes(id, ReleaseStatus.Cancelled);
        await tower.Until(async () => await freight.Appointment(Freight.Yard, id, 1) is null or { Status: AppointmentStatus.Cancelled });
        await tower.Until(async () => !(await freight.Carrier("ABLE")).Commitments.Any(commitment => commitment.ShipmentId == id));
        Assert.Contains((await freight.Release(id).Messages()), message => message is { Type: "tender.closed", Destination: "carrier:ABLE" });
    }

    [Fact]
    public async Task A_changed_order_is_tendered_anew()
    {
        var id = await freight.Order("D5", Tomorrow);
        var (tender, _) = await freight.Offered(id);
        var order = (await freight.Release(id).Freight())!;

        await Freight.Done(freight.Shipment(id).Handle(new ShipmentCommand.Change(order with { WeightKg = 900 }), freight.Origin()));

        await tower.Until(async () => (await freight.Release(id).Get())!.Round == 2);
        await Freight.Done(freight.Release(id).Handle(new ReleaseCommand.ReportStock(new(null, AllReady: true, [], tower.Clock.GetUtcNow()), "wms"), freight.Origin()));
        var (anew, _) = await freight.Offered(id);
        Assert.NotEqual(tender.Id, anew.Id);
    }

    [Fact]
    public async Task An_assignment_by_hand_ends_the_search()
    {
        var id = await freight.Order("D6", Tomorrow);
        await freight.Offered(id);

        await Freight.Done(freight.Shipment(id).Handle(new ShipmentCommand.Assign(new("BEST"), new("truck-9"), TrailerId: null), freight.Origin()));

        var view = await freight.Becomes(id, ReleaseStatus.Confirmed);
        Assert.Equal(("BEST", true), (view.Award!.CarrierId!.Value.Value, view.Award.IsByHand));
        Assert.Equal(OfferState.Withdrawn, view.Tenders[^1].Offers[0].State);
    }

    [Fact]
    public async Task Stock_that_is_not_there_in_time_opens_an_exception_that_clears_when_it_is()
    {
        var id = await freight.Order("D7", Tomorrow, ready: false);
        await tower.Until(async () => await freight.Release(id).Get() is not null);
        tower.Clock.Advance(Tomorrow - DispatchPolicy.Automatic.InventoryLead);

        await tower.Until(async () => await freight.Problem(id, 1) is { Status: CaseStatus.Open });
        Assert.Equal(CaseType.InventoryNotReady, (await freight.Problem(id, 1))!.Type);
        await freight.Becomes(id, ReleaseStatus.NeedsHelp);

        await Freight.Done(freight.Release(id).Handle(new ReleaseCommand.ReportStock(new(null, AllReady: true, [], tower.Clock.GetUtcNow()), "wms"), freight.Origin()));
        await tower.Until(async () => await freight.Problem(id, 1) is { Status: CaseStatus.Cleared });
        await freight.Offered(id);
    }

    [Fact]
    public async Task A_client_without_a_policy_is_left_alone()
    {
        var order = Orders.DallasToHouston("D8", tower.Clock.GetUtcNow()) with { ClientId = new("QUIET") };
        var id = ShipmentId.For(order.ClientId, order.OrderId);
        await Freight.Done(freight.Shipment(id).Handle(new ShipmentCommand.Release(order), freight.Origin()));
        await tower.Until(async () => await freight.Release(id).Get() is { Status: ReleaseStatus.Gathering, Tenders: [], Docks: [] });

        await Freight.Done(freight.Shipment(id).Handle(new ShipmentCommand.Assign(new("SWFT"), new("T1"), TrailerId: null), freight.Origin()));
        Assert.True((await freight.Becomes(id, ReleaseStatus.Confirmed)).Award!.IsByHand);
    }

    [Fact]
    public async Task A_waterfall_goes_on_where_a_kill_stopped_it()
    {
        await using var own = new TowerCluster();
        await own.InitializeAsync();
        var load = new Freight(own);
        await load.Wake();
        await load.PutFacilities(doors: 2);
        await load.PutCarrier("ABLE", capacity: 3, rate: 800);
        await load.PutCarrier("BEST", capacity: 3, rate: 900);
        await load.PutPolicy(DispatchPolicy.Automatic, "ABLE", "BEST");
        var id = await load.Order("K1", Tomorrow);
        var (tender, _) = await load.Offered(id, "ABLE");

        await own.KillAndRestart();
        await load.Wake();
        own.Clock.Advance(tender.AnswerBy - own.Clock.GetUtcNow());

        var (second, offer) = await load.Offered(id, "BEST");
        await load.Answers(id, second, offer.CarrierId, TenderAnswer.Accept);
        await own.KillAndRestart();
        await load.Wake();
        await load.Becomes(id, ReleaseStatus.Confirmed);
        await own.Until(async () => (await load.Shipment(id).Get())!.Status is ShipmentStatus.Booked);
        await own.Until(async () => await load.Appointment(Freight.Yard, id, 1) is { Status: AppointmentStatus.Confirmed });
    }
}
