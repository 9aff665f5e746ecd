using Dispatch.Shipments;

namespace Dispatch.Carriers;

/// <summary>A way that a carrier serves.</summary>
/// <param name="Name">Unique within the carrier.</param>
/// <param name="DailyCapacity">How many loads it takes a day, counted by the pickup's local date; null where it did not say.</param>
/// <param name="Rate">Null where every load is priced by asking.</param>
[GenerateSerializer, Immutable, Alias("dispatch.lane")]
public sealed record Lane(string Name, LaneEnd From, LaneEnd To, int? DailyCapacity, RateCard? Rate)
{
    /// <summary>A lane is where a load begins and where it ends; stops between are on the way.</summary>
    public bool Covers(Order order) => From.Covers(order.Stops[0]) && To.Covers(order.Stops[^1]);

    public bool IsSameAs(Lane other) => this == other with { Rate = Rate }
        && (Rate is { } rate ? other.Rate is { } told && rate.IsSameAs(told) : other.Rate is null);
}

/// <summary>One end of a lane: a facility, else a circle, else anywhere.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.lane-end")]
public sealed record LaneEnd(FacilityId? FacilityId = null, GeoPoint? Center = null, double? RadiusKm = null)
{
    public static readonly LaneEnd Anywhere = new();

    public bool Covers(OrderStop stop) => this switch
    {
        { FacilityId: { } facility } => stop.FacilityId == facility,
        { Center: { } center, RadiusKm: { } radiusKm } => center.DistanceTo(stop.Place.Point).Kilometres.Value <= radiusKm,
        _ => true,
    };
}
