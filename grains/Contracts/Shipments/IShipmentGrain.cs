using System.Collections.Immutable;
using Orleans.CodeGeneration;

namespace Dispatch.Shipments;

/// <summary>One shipment, by <see cref="ShipmentId"/>.</summary>
[Alias("dispatch.shipment"), Version(1)]
public interface IShipmentGrain : IGrainWithStringKey
{
    /// <returns>
    /// Null when it is so, durably; else why not: <c>shipment.unknown</c>, <c>shipment.illegal-transition</c>, <c>order.conflict</c>, ...
    /// </returns>
    [Alias("handle")]
    Task<Refusal?> Handle(ShipmentCommand command, Origin origin);

    /// <returns>Null where there is no such shipment.</returns>
    [Alias("get")]
    Task<ShipmentView?> Get();

    /// <summary>What happened, oldest first, after a version; at most 200.</summary>
    [Alias("timeline")]
    Task<ImmutableArray<TimelineItem>> Timeline(long afterVersion);

    /// <summary>Where its vehicles were seen, oldest first; at most 1,000, evenly thinned where there are more.</summary>
    [Alias("trail")]
    Task<ImmutableArray<TrailPoint>> Trail();
}
