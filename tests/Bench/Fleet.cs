using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>The vehicles' shipments in a tower: made before a round, counted after it.</summary>
public sealed class Fleet(TowerApi api)
{
    /// <summary>What a million shipments need.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromHours(1);

    /// <summary>Releases and assigns an order for each, and waits until tracking watches for its stops.</summary>
    /// <returns>The shipments' ids, in the order of the journeys.</returns>
    public async Task<IReadOnlyList<string>> Assign(IReadOnlyList<Journey> journeys, DateTimeOffset begin)
    {
        await api.PutCarrier(Load.Carrier, "Bench");
        var shipments = await InFlight.All(journeys, async journey =>
        {
            var shipment = await api.Release(journey.Order(begin));
            await api.Assign(shipment, Load.Carrier, journey.VehicleId);
            return shipment;
        });

        await AreWatched(journeys);
        await AreOpen(journeys.Count);
        return shipments;
    }

    /// <summary>Waits until the release of each order is open: what follows from orders is not what is measured.</summary>
    public Task AreOpen(int orders) => Eventually.Until("all releases are open", Deadline, async () => await api.Total("releases") >= orders);

    /// <summary>Waits until tracking watches for the stops of each.</summary>
    public async Task AreWatched(IReadOnlyList<Journey> journeys) => await InFlight.All(journeys, async journey =>
    {
        await Eventually.Until($"{journey.VehicleId} watches for its stops", Deadline, async () =>
            await api.Vehicle(Load.Carrier, journey.VehicleId) is { Shipments.Count: > 0 });
        return true;
    });

    /// <summary>Waits until as many positions of each are judged as were sent.</summary>
    /// <returns>False where the tower has come to rest without it.</returns>
    public async Task<bool> AreJudged(IReadOnlyList<Journey> journeys, Func<Journey, long> sent)
    {
        var standstill = new Standstill(api, slo => slo.ReceiptToTrack);
        var judged = await InFlight.All(journeys, journey => standstill.Or(async () => (await Counters(journey)).Sum >= sent(journey)));
        return !judged.Contains(false);
    }

    /// <summary>What became of all positions.</summary>
    public async Task<IReadOnlyList<CountersBody>> Count(IReadOnlyList<Journey> journeys) => await InFlight.All(journeys, Counters);

    /// <summary>Arrivals and departures that the shipments know of.</summary>
    public async Task<int> Events(IReadOnlyList<string> shipments)
    {
        var events = await InFlight.All(shipments, async id => (await api.Shipment(id)).Stops.Sum(stop =>
            (stop.Actual?.Arrival is null ? 0 : 1) + (stop.Actual?.Departure is null ? 0 : 1)));
        return events.Sum();
    }

    /// <summary>What became of a vehicle's positions so far.</summary>
    public async Task<CountersBody> Counters(Journey journey) =>
        (await api.Vehicle(Load.Carrier, journey.VehicleId))?.Counters ?? CountersBody.None;
}
