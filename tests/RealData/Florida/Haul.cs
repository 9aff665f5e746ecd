using Dispatch.Support;

namespace Dispatch.RealData.Florida;

/// <summary>A load that the truck must have carried: picked up at one visit, delivered at the next.</summary>
public sealed record Haul(int Number, Visit Pickup, Visit Delivery)
{
    public static IReadOnlyList<Haul> Of(IReadOnlyList<Visit> visits) =>
        [.. visits.Chunk(2).Where(pair => pair.Length == 2).Select((pair, index) => new Haul(index + 1, pair[0], pair[1]))];

    /// <param name="to">The end of both windows. The recording is years old: with its own times every stop would be missed from the start.</param>
    public OrderBody Order(DateTimeOffset to) => new(
        $"florida-{Number}",
        "quarry",
        new CustomerBody("quarry", "standard"),
        "normal",
        "dump",
        20_000,
        [Stop(1, "pickup", Pickup, to), Stop(2, "delivery", Delivery, to)]);

    /// <summary>The visits with the times that the tower found for them.</summary>
    public IEnumerable<Match> Compare(ShipmentBody shipment) =>
        [new Match(Pickup, shipment.Stops.Single(stop => stop.Sequence == 1).Actual), new Match(Delivery, shipment.Stops.Single(stop => stop.Sequence == 2).Actual)];

    private static OrderStopBody Stop(int sequence, string kind, Visit visit, DateTimeOffset to) =>
        new(sequence, kind, new WindowBody(visit.Begin, to), FacilityId: visit.FacilityId);
}
