using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch;

/// <summary>What follows from a fact, elsewhere. Data: the journal's reader carries it out, at least once.</summary>
public abstract record Reaction
{
    private Reaction()
    {
    }

    /// <summary>An exception opens or clears.</summary>
    public sealed record Tell(CaseId Exception, CaseCommand Command) : Reaction;

    /// <summary>An order was released: a carrier is to be found for it.</summary>
    public sealed record OpenRelease(ShipmentId Shipment, Order Order) : Reaction;

    public sealed record TellRelease(ShipmentId Shipment, ReleaseCommand Command) : Reaction;

    /// <summary>A release wants to know who may carry it.</summary>
    public sealed record RankCarriers(ShipmentId Shipment, ReleaseFact.CarriersAsked Asked) : Reaction;

    public sealed record TellShipment(ShipmentId Shipment, ShipmentCommand Command) : Reaction;

    public sealed record TellFacility(FacilityId Facility, FacilityCommand Command) : Reaction;

    public sealed record TellCarrier(CarrierId Carrier, CarrierCommand Command) : Reaction;

    /// <summary>What rankings know of the carriers is no longer so.</summary>
    public sealed record CarriersChanged : Reaction;

    /// <summary>The vehicle of an assignment is watched at the shipment's stops.</summary>
    public sealed record Watch(ShipmentId Shipment, Assignment Assignment) : Reaction;

    /// <summary>The vehicle of an assignment is watched no longer.</summary>
    public sealed record Unwatch(ShipmentId Shipment, Assignment Assignment) : Reaction;

    /// <summary>The facilities of its stops that are still ahead hear when its truck is expected.</summary>
    public sealed record ExpectAtDocks(ShipmentId Shipment) : Reaction;

    /// <summary>The facility of a stop hears what its truck did.</summary>
    public sealed record TellDock(ShipmentId Shipment, int Stop, FacilityCommand Command) : Reaction;

    /// <summary>The facilities of all its stops have their slots back.</summary>
    public sealed record FreeDocks(ShipmentId Shipment, string Why) : Reaction;

    /// <summary>Whoever brought it to its end has one delivery more, on time or late.</summary>
    public sealed record CountDelivery(ShipmentId Shipment) : Reaction;

    /// <summary>Whoever carried it to its end is watched no longer.</summary>
    public sealed record UnwatchLast(ShipmentId Shipment) : Reaction;
}

/// <summary>The wiring table: which fact has which consequences in other aggregates and readers.</summary>
public static partial class Reactions
{
    public static IEnumerable<Reaction> To(Fact<ShipmentFact> fact)
    {
        foreach (var effect in Detection.Of(fact))
        {
            yield return new Reaction.Tell(effect.Case, effect.Command);
        }

        foreach (var reaction in ToRelease(fact))
        {
            yield return reaction;
        }

        var shipment = new ShipmentId(fact.Key);
        switch (fact.Body)
        {
            case ShipmentFact.Assigned { Before: { } before } assigned:
                yield return new Reaction.Unwatch(shipment, before);
                yield return new Reaction.Watch(shipment, assigned.Assignment);
                break;
            case ShipmentFact.Assigned assigned:
                yield return new Reaction.Watch(shipment, assigned.Assignment);
                break;
            case ShipmentFact.OrderChanged { Assignment: { } assignment, Before: { } before }:
                yield return new Reaction.Unwatch(shipment, before);
                yield return new Reaction.Watch(shipment, assignment);
                break;
            case ShipmentFact.CarrierLost { Before: { } before }:
                yield return new Reaction.Unwatch(shipment, before);
                break;
            case ShipmentFact.StatusChanged { To: ShipmentStatus.Delivered }:
                yield return new Reaction.UnwatchLast(shipment);
                yield return new Reaction.CountDelivery(shipment);
                break;
            case ShipmentFact.StatusChanged { To: ShipmentStatus.Closed }:
                yield return new Reaction.UnwatchLast(shipment);
                break;
            case ShipmentFact.StatusChanged { To: ShipmentStatus.Cancelled }:
                yield return new Reaction.UnwatchLast(shipment);
                yield return new Reaction.FreeDocks(shipment, "the shipment was cancelled");
                break;
            case ShipmentFact.EtaChanged or ShipmentFact.StopTimed { Classifier: Classifier.Estimated }:
                yield return new Reaction.ExpectAtDocks(shipment);
                break;
            case ShipmentFact.Arrived(var at, var stop):
                yield return new Reaction.TellDock(shipment, stop, new FacilityCommand.Arrive(AppointmentId.For(shipment, stop), at));
                break;
            case ShipmentFact.ArrivalWithdrawn(_, var stop):
                yield return new Reaction.TellDock(shipment, stop, new FacilityCommand.WithdrawArrival(AppointmentId.For(shipment, stop)));
                break;
            case ShipmentFact.Departed(var at, var stop):
                yield return new Reaction.TellDock(shipment, stop, new FacilityCommand.Depart(AppointmentId.For(shipment, stop), at));
                break;
        }
    }
}
