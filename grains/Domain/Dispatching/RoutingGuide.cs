using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>Whom a client wants its freight carried by, lane by lane. The first lane that fits an order holds.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.routing-guide")]
public sealed record RoutingGuide(ImmutableArray<GuideLane> Lanes)
{
    public static readonly RoutingGuide None = new([]);

    public GuideLane? LaneOf(Order order) => Lanes.FirstOrDefault(lane => lane.Covers(order));
}

/// <param name="Entries">Primary carriers and then backups, in the order in which they are asked.</param>
[GenerateSerializer, Immutable, Alias("dispatch.guide-lane")]
public sealed record GuideLane(LaneEnd From, LaneEnd To, ImmutableArray<GuideEntry> Entries)
{
    public bool Covers(Order order) => From.Covers(order.Stops[0]) && To.Covers(order.Stops[^1]);
}

/// <param name="SharePercent">How much of the lane's freight a primary carrier is to get; null where nothing was agreed.</param>
[GenerateSerializer, Immutable, Alias("dispatch.guide-entry")]
public sealed record GuideEntry(CarrierId CarrierId, GuideRole Role, double? SharePercent);

public enum GuideRole
{
    Primary,
    Backup,
}
