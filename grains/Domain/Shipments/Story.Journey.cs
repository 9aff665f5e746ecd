using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentFact;

namespace Dispatch.Shipments;

/// <summary>What the order, the carrier and the truck do.</summary>
internal sealed partial record Story
{
    public Story Release(Order order) => Tell(new Released(Now, order));

    public Story Assign(Assign to)
    {
        var version = (Shipment.Assignment?.Version ?? Shipment.PastAssignments) + 1;
        return Tell(new Assigned(Now, new(to.CarrierId, to.VehicleId, to.TrailerId, version, Now), Shipment.Assignment)).Settle(Now);
    }

    /// <summary>A position that is not newer than the last one tells nothing about where the truck is now.</summary>
    public Story See(Position seen) =>
        seen.At <= Shipment.Position?.At ? this : Tell(new Seen(seen.At, seen.Point)).Settle(seen.At);

    /// <summary>The first word on an arrival counts, whoever said it: a time that moves back and forth helps nobody.</summary>
    public Story Arrive(Stop stop, DateTimeOffset at) =>
        stop.Actual.Arrival is not null ? this : Tell(new Arrived(at, stop.Sequence)).Settle(at);

    /// <summary>A truck that left was there: an arrival that nobody saw, or that is told for later, is taken to be the departure.</summary>
    public Story Depart(Stop stop, DateTimeOffset at)
    {
        if (stop.IsDone)
        {
            return this;
        }

        var arrived = stop.Actual.Arrival <= at ? this : Tell(new Arrived(at, stop.Sequence));
        return arrived.Tell(new Departed(at, stop.Sequence)).Settle(at);
    }

    /// <summary>Only the arrival that tracking itself told of is taken back. If the carrier reported one too, that counts now.</summary>
    public Story Withdraw(Stop stop, DateTimeOffset told)
    {
        if (stop.Actual.Arrival != told)
        {
            return this;
        }

        var withdrawn = Tell(new ArrivalWithdrawn(Now, stop.Sequence));
        return Shipment.Reported(MilestoneType.Arrived, stop) is { } arrival && arrival != told
            ? withdrawn.Tell(new Arrived(arrival, stop.Sequence)).Settle(Now)
            : withdrawn.Settle(Now);
    }
}
