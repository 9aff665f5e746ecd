using Dispatch.Shipments;

namespace Dispatch.Carriers;

/// <summary>A carrier, seen from an order: may it, at what price, and how has it done so far.</summary>
/// <param name="Quote">Null where it has no rate for the way.</param>
/// <param name="AcceptanceRate">0 to 1 of the tenders that it answered or let pass; null before the first.</param>
/// <param name="OnTimeRate">0 to 1 of its deliveries; null before the first.</param>
/// <param name="CapacityLeft">On the lane on the day; null where it is not limited.</param>
/// <param name="Lane">The lane that it would go by, for <see cref="CarrierCommand.HoldCapacity"/>; null where it has named none that fits.</param>
/// <param name="Day">The day whose capacity it would take.</param>
[GenerateSerializer, Immutable, Alias("dispatch.candidate")]
public sealed record Candidate(
    CarrierId CarrierId,
    string Name,
    Eligibility Eligibility,
    Quote? Quote,
    double? AcceptanceRate,
    double? OnTimeRate,
    int? CapacityLeft,
    string? Lane,
    DateOnly Day);

/// <summary>Who could take an order.</summary>
public static class Candidates
{
    /// <param name="distance">By road, from the first stop to the last.</param>
    /// <param name="driven">How long its driver has driven since his last rest; null where his clock is not known.</param>
    public static Candidate Of(CarrierFile carrier, Order order, Kilometres distance, TimeSpan? driven = null)
    {
        var day = PickupDay(order);
        var way = (carrier.Data?.Profile?.Lanes ?? [])
            .Where(lane => lane.Covers(order))
            .Select(lane => new Way(lane, carrier.CapacityLeft(lane, day, ShipmentId.For(order.ClientId, order.OrderId)), Quote.Of(lane, order, distance)))
            .OrderBy(way => way.CapacityLeft is <= 0)
            .ThenBy(way => way.Quote?.Total ?? decimal.MaxValue)
            .ThenBy(way => way.Lane.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        var drive = driven is { } clock ? new EligibilityRules.Drive(distance, clock) : null;
        return new(
            carrier.Id,
            carrier.Data?.Name ?? carrier.Id.Value,
            EligibilityRules.Check(carrier, order, way?.Lane, way?.CapacityLeft, drive),
            way?.Quote,
            carrier.Scorecard.AcceptanceRate,
            carrier.Scorecard.OnTimeRate,
            way?.CapacityLeft,
            way?.Lane.Name,
            day);
    }

    /// <summary>The day that a load counts for: the local date of its first pickup.</summary>
    public static DateOnly PickupDay(Order order) => Zones.DayOf(order.Stops[0].Window.From, order.Stops[0].Place.TimeZone);

    /// <summary>Of several lanes that fit it goes by one with capacity, then the cheapest.</summary>
    private sealed record Way(Lane Lane, int? CapacityLeft, Quote? Quote);
}
