using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Clients;
using Dispatch.Deadlines;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Tracking;

namespace Dispatch.Cluster.Dispatching;

/// <summary>A network with docks and carriers on a cluster, and what people do in it.</summary>
internal sealed class Freight(TowerCluster tower)
{
    public static readonly FacilityId Yard = new("DAL-1");
    public static readonly FacilityId Store = new("HOU-1");
    public static readonly ClientId Client = new("ACME");

    public async Task Wake()
    {
        for (var partition = 0; partition < tower.Store.Partitions; partition++)
        {
            await tower.Grains.GetGrain<IDeadlineGrain>(partition).Awake();
            await tower.Grains.GetGrain<IJournalGrain>(partition).Awake();
            await tower.Grains.GetGrain<ITrackingGrain>(partition).Awake();
        }
    }

    /// <param name="doors">Of each facility; they never close.</param>
    public async Task PutFacilities(int doors)
    {
        DockPlan plan = new([.. Enumerable.Range(1, doors).Select(door => new Door(new($"D{door}"), DoorUse.Both, []))], [], [], [], []);
        await Done(tower.Grains.GetGrain<IFacilityGrain>(Yard.Value).Put(new(Yard, "Dallas yard", Orders.Dallas, 250, "America/Chicago", plan), Origin()));
        await Done(tower.Grains.GetGrain<IFacilityGrain>(Store.Value).Put(new(Store, "Houston store", Orders.Houston, 250, "America/Chicago", plan), Origin()));
    }

    public Task PutCarrier(string id, int? capacity, decimal rate) => Done(tower.Grains.GetGrain<ICarrierGrain>(id).Put(
        new(new(id), $"Carrier {id}", null, null, null, CarrierProfile.Unsaid with
        {
            Lanes = [new("texas", LaneEnd.Anywhere, LaneEnd.Anywhere, capacity, new("USD", rate, PerKm: null, Minimum: null, FuelPercent: 0, []))],
        }),
        Origin()));

    public Task PutPolicy(DispatchPolicy policy, params ImmutableArray<string> guide) => Done(tower.Grains.GetGrain<IClientGrain>(Client.Value).Put(
        new(Client, policy, new([new(LaneEnd.Anywhere, LaneEnd.Anywhere, [.. guide.Select(carrier => new GuideEntry(new(carrier), GuideRole.Primary, null))])])),
        Origin()));

    /// <summary>An order from the yard to the store, and the word of its WMS that it is ready.</summary>
    public async Task<ShipmentId> Order(string number, TimeSpan pickupIn, TimeSpan? window = null, bool ready = true)
    {
        var id = await Release(number, pickupIn, window);
        if (ready)
        {
            await tower.Until(async () => await Release(id).Get() is not null);
            await Done(Release(id).Handle(new ReleaseCommand.ReportStock(new(null, AllReady: true, [], tower.Clock.GetUtcNow()), "wms"), Origin()));
        }

        return id;
    }

    public Task Answers(ShipmentId id, Tender tender, CarrierId carrier, TenderAnswer answer, string? vehicle = null) => Done(Release(id).Handle(
        new ReleaseCommand.AnswerTender(tender.Id, carrier, answer, "because", null, vehicle is null ? null : new(vehicle)), Origin()));

    /// <summary>The tender that a carrier has before it.</summary>
    public async Task<(Tender Tender, Offer Offer)> Offered(ShipmentId id, string? carrier = null)
    {
        (Tender, Offer)? found = null;
        await tower.Until(async () =>
        {
            var tender = (await Release(id).Get())?.Tenders.LastOrDefault();
            var offer = tender?.Offers.FirstOrDefault(offer => offer.State is OfferState.Sent && (carrier is null || offer.CarrierId.Value == carrier));
            found = offer is null ? null : (tender!, offer);
            return found is not null;
        });
        return found!.Value;
    }

    public async Task<ReleaseView> Becomes(ShipmentId id, ReleaseStatus status)
    {
        await tower.Until(async () => (await Release(id).Get())?.Status == status);
        return (await Release(id).Get())!;
    }

    public IReleaseGrain Release(ShipmentId id) => tower.Grains.GetGrain<IReleaseGrain>(id.Value);

    public IShipmentGrain Shipment(ShipmentId id) => tower.Grains.GetGrain<IShipmentGrain>(id.Value);

    public Task<CarrierFile> Carrier(string id) => tower.Grains.GetGrain<ICarrierGrain>(id).File();

    public Task<AppointmentView?> Appointment(FacilityId facility, ShipmentId id, int stop) =>
        tower.Grains.GetGrain<IFacilityGrain>(facility.Value).Appointment(AppointmentId.For(id, stop));

    public Task<CaseView?> Problem(ShipmentId id, int number) => tower.Grains.GetGrain<IExceptionGrain>(CaseId.ForRelease(id, number).Value).Get();

    public Task<Rows<ReleaseRow>> Board(ShipmentId id) =>
        tower.Grains.GetGrain<IJournalGrain>(Partitioning.Of(id.Value, tower.Store.Partitions)).Releases(new(Text: id.Value));

    public Origin Origin() => tower.Origin(Guid.NewGuid().ToString("N"));

    public static async Task Done(Task<Refusal?> call) => Assert.Null(await call);

    private async Task<ShipmentId> Release(string number, TimeSpan pickupIn, TimeSpan? window)
    {
        var from = tower.Clock.GetUtcNow() + pickupIn;
        var order = Orders.DallasToHouston(number, from);
        order = order with
        {
            Stops =
            [
                order.Stops[0] with { FacilityId = Yard, Window = new(from, from + (window ?? TimeSpan.FromHours(2))), Lines = [new("paint", 40)] },
                order.Stops[1] with { FacilityId = Store, Window = new(from.AddHours(8), from.AddHours(8) + (window ?? TimeSpan.FromHours(4))) },
            ],
        };
        var id = ShipmentId.For(order.ClientId, order.OrderId);
        await Done(Shipment(id).Handle(new ShipmentCommand.Release(order), Origin()));
        return id;
    }
}
