using Dispatch.Exceptions;
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

    /// <summary>The vehicle of an assignment is watched at the shipment's stops.</summary>
    public sealed record Watch(ShipmentId Shipment, Assignment Assignment) : Reaction;

    /// <summary>The vehicle of an assignment is watched no longer.</summary>
    public sealed record Unwatch(ShipmentId Shipment, Assignment Assignment) : Reaction;

    /// <summary>Whoever carried it to its end is watched no longer.</summary>
    public sealed record UnwatchLast(ShipmentId Shipment) : Reaction;
}

/// <summary>The wiring table: which fact has which consequences in other aggregates and readers.</summary>
public static class Reactions
{
    public static IEnumerable<Reaction> To(Fact<ShipmentFact> fact)
    {
        foreach (var effect in Detection.Of(fact))
        {
            yield return new Reaction.Tell(effect.Case, effect.Command);
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
            case ShipmentFact.StatusChanged { To: ShipmentStatus.Delivered or ShipmentStatus.Closed or ShipmentStatus.Cancelled }:
                yield return new Reaction.UnwatchLast(shipment);
                break;
        }
    }
}
