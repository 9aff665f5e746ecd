using static Dispatch.Shipments.ShipmentFact;
using static Dispatch.Shipments.ShipmentStatus;

namespace Dispatch.Shipments;

/// <summary>What dispatching and the ERP do before the freight is on its way.</summary>
internal sealed partial record Story
{
    public Story Tender() => Turn(Tendered, Now);

    public Story Book(CarrierId carrier) => Tell(new Booked(Now, carrier)).Turn(ShipmentStatus.Booked, Now);

    /// <summary>The vehicle that had it is followed no longer, so its silence says nothing.</summary>
    public Story Reopen(string why)
    {
        var lost = Shipment.Carrier is { } before ? Tell(new CarrierLost(Now, before, Shipment.Assignment, why)) : this;
        return lost.Turn(ShipmentStatus.Released, Now).Settle(Now);
    }

    /// <summary>What was missed at stops of before is over with them.</summary>
    public Story Change(Order order) =>
        Shipment.Stops.Where(stop => stop.Missed is not null)
            .Aggregate(this, (story, stop) => story.Tell(new MissEnded(Now, stop.Sequence, stop.Kind, stop.Missed!.Value, TimeSpan.Zero, "the order was changed")))
            .Tell(new OrderChanged(Now, order, Anew(Shipment.Assignment), Shipment.Assignment))
            .Settle(Now);

    /// <summary>Tracking takes other stops only under a newer version.</summary>
    private static Assignment? Anew(Assignment? assignment) => assignment is null ? null : assignment with { Version = assignment.Version + 1 };

    public Story Cancel(string reason) => Tell(new OrderCancelled(Now, reason)).Turn(Cancelled, Now).Settle(Now);
}
