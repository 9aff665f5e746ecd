using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;

namespace Dispatch.Cluster.Dispatching;

/// <summary>Many releases want the same docks and the same trucks at once.</summary>
public sealed class RaceTests
{
    private const int Releases = 500;
    private const int Doors = 25;
    private const int Slots = 100;
    private const int Carriers = 5;
    private const int TrucksEach = 10;

    /// <summary>Four slots of an hour at each door.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(180);

    private static readonly TimeSpan Tomorrow = TimeSpan.FromHours(20);

    [Fact]
    public async Task Nobody_is_overbooked_nobody_has_two_carriers_and_nobody_is_forgotten()
    {
        await using var tower = new TowerCluster();
        await tower.InitializeAsync();
        var freight = new Freight(tower);
        await freight.Wake();
        await PutNetwork(tower, freight);

        var ids = new ShipmentId[Releases];
        await Parallel.ForEachAsync(Enumerable.Range(0, Releases), async (number, _) => ids[number] = await freight.Order($"R{number}", Tomorrow, Window));
        await AnswerAll(tower, freight, ids);

        var confirmed = (await Task.WhenAll(ids.Select(id => freight.Release(id).Get()))).OfType<ReleaseView>().Where(view => view.Status is ReleaseStatus.Confirmed).ToList();
        Assert.Equal(Carriers * TrucksEach, confirmed.Count);
        await NobodyIsOverbooked(tower, freight, confirmed);

        await PassAllDeadlines(tower, freight, ids);
        var views = (await Task.WhenAll(ids.Select(id => freight.Release(id).Get()))).OfType<ReleaseView>().ToList();
        Assert.All(views, view => Assert.True(view.Status is ReleaseStatus.Confirmed or ReleaseStatus.NeedsHelp, $"{view.ReleaseId} is {view.Status}."));
        Assert.Equal(confirmed.Count, views.Count(view => view.Status is ReleaseStatus.Confirmed));
        await EveryOtherIsACase(tower, [.. views.Where(view => view.Status is ReleaseStatus.NeedsHelp)]);
    }

    private static async Task PutNetwork(TowerCluster tower, Freight freight)
    {
        DockPlan plan = new([.. Enumerable.Range(1, Doors).Select(door => new Door(new($"D{door}"), DoorUse.Both, []))], [], [], [], []);
        await Freight.Done(tower.Grains.GetGrain<IFacilityGrain>(Freight.Yard.Value).Put(new(Freight.Yard, "Dallas yard", Orders.Dallas, 250, "America/Chicago", plan), freight.Origin()));
        await Freight.Done(tower.Grains.GetGrain<IFacilityGrain>(Freight.Store.Value).Put(new(Freight.Store, "Houston store", Orders.Houston, 250, "America/Chicago"), freight.Origin()));
        foreach (var number in Enumerable.Range(1, Carriers))
        {
            await freight.PutCarrier($"C{number}", TrucksEach, 800 + (10 * number));
        }

        await freight.PutPolicy(DispatchPolicy.Automatic, "C1");
    }

    /// <summary>Every carrier accepts whatever it is offered.</summary>
    private static async Task AnswerAll(TowerCluster tower, Freight freight, ShipmentId[] ids)
    {
        List<(ShipmentId Release, TenderId Tender, CarrierId Carrier)> offers;
        do
        {
            offers = [.. (await QuietOf(tower, ids, freight)).SelectMany(Sent)];
            await Parallel.ForEachAsync(offers, async (offer, _) => await freight.Release(offer.Release).Handle(
                new ReleaseCommand.AnswerTender(offer.Tender, offer.Carrier, TenderAnswer.Accept, null, null, null), freight.Origin()));
        }
        while (offers.Count > 0);
    }

    private static async Task PassAllDeadlines(TowerCluster tower, Freight freight, ShipmentId[] ids)
    {
        var end = tower.Clock.GetUtcNow() + Tomorrow + Window;
        while (tower.Clock.GetUtcNow() < end)
        {
            tower.Clock.Advance(TimeSpan.FromHours(2));
            await AnswerAll(tower, freight, ids);
        }

        await tower.Until(async () => (await Task.WhenAll(ids.Select(id => freight.Release(id).Get()))).All(view => view!.Status is ReleaseStatus.Confirmed or ReleaseStatus.NeedsHelp));
    }

    private static IEnumerable<(ShipmentId Release, TenderId Tender, CarrierId Carrier)> Sent(ReleaseView view) =>
        view.Tenders.SelectMany(tender => tender.Offers.Where(offer => offer.State is OfferState.Sent).Select(offer => (view.ReleaseId, tender.Id, offer.CarrierId)));

    /// <summary>The releases as they are once nobody waits for an answer that is on its way within the tower.</summary>
    private static async Task<ReleaseView[]> QuietOf(TowerCluster tower, ShipmentId[] ids, Freight freight)
    {
        ReleaseView?[] views = [];
        await tower.Until(async () =>
        {
            views = await Task.WhenAll(ids.Select(id => freight.Release(id).Get()));
            return Array.TrueForAll(views, view => view is not null
                && view.Docks.All(dock => dock.State is not DockState.Asked)
                && (view.Gates.Any(gate => gate is { Kind: GateKind.Carrier, State: not GateState.Waiting }) || view.Status is ReleaseStatus.NeedsHelp)
                && view.Tenders.All(tender => tender.Offers.All(offer => offer.State is not OfferState.Asked)));
        });
        return [.. views.OfType<ReleaseView>()];
    }

    private static async Task NobodyIsOverbooked(TowerCluster tower, Freight freight, List<ReleaseView> confirmed)
    {
        var from = confirmed[0].Docks[0].Slot!.From.AddDays(-1);
        var appointments = await tower.Grains.GetGrain<IFacilityGrain>(Freight.Yard.Value).Appointments(from, from.AddDays(3));
        var slots = appointments.Select(appointment => appointment.Slot).OfType<Slot>().ToList();
        Assert.InRange(slots.Count, confirmed.Count, Slots);
        Assert.All(slots, slot => Assert.Single(slots, other => other.Overlaps(slot)));
        Assert.All(confirmed, view => Assert.Contains(view.Docks[0].Slot, slots));
        foreach (var number in Enumerable.Range(1, Carriers))
        {
            string[] committed = [];
            await tower.Until(async () => (committed = await Committed(freight, $"C{number}")).Length >= TrucksEach);
            Assert.Equal(confirmed.Where(view => view.Award!.CarrierId!.Value.Value == $"C{number}").Select(view => view.ReleaseId.Value).Order(), committed.Order());
        }

        foreach (var view in confirmed)
        {
            await tower.Until(async () => (await freight.Shipment(view.ReleaseId).Get())!.CarrierId == view.Award!.CarrierId);
        }
    }

    private static async Task<string[]> Committed(Freight freight, string carrier) =>
    [
        .. (await freight.Carrier(carrier)).Commitments.Where(commitment => commitment.Status is CommitmentStatus.Committed).Select(commitment => commitment.ShipmentId.Value),
    ];

    private static async Task EveryOtherIsACase(TowerCluster tower, IReadOnlyList<ReleaseView> views)
    {
        Assert.All(views, view => Assert.NotEmpty(view.Problems));
        var ids = views.SelectMany(view => view.Problems).ToList();
        await tower.Until(async () => (await Task.WhenAll(ids.Select(id => tower.Grains.GetGrain<IExceptionGrain>(id.Value).Get()))).All(@case => @case is not null));
        var cases = await Task.WhenAll(ids.Select(id => tower.Grains.GetGrain<IExceptionGrain>(id.Value).Get()));
        TestContext.Current.TestOutputHelper?.WriteLine($"{views.Count} in somebody's hands: {string.Join(", ", cases.GroupBy(@case => @case!.Type).Select(type => $"{type.Key} {type.Count()}"))}");
        Assert.All(cases, @case => Assert.Contains(@case!.Type, (CaseType[])[CaseType.NoDock, CaseType.NoCarrier, CaseType.TenderExpired]));
    }
}
