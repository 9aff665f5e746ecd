using System.Collections.Immutable;
using Dispatch.Policies;

namespace Dispatch.Shipments;

/// <summary>
/// One decision while it is being made: the facts found so far, and the shipment as they leave it, so that every next line
/// is decided on what the line before it made true.
/// </summary>
internal sealed partial record Story(Shipment Shipment, ImmutableArray<ShipmentFact> Facts, DateTimeOffset Now, TowerPolicy Policy)
{
    public Verdict<ShipmentFact> Verdict => new Verdict<ShipmentFact>.Accepted(Facts);

    public static Story Of(Shipment shipment, DateTimeOffset now, TowerPolicy policy) => new(shipment, [], now, policy);

    private Story Tell(ShipmentFact fact) => this with { Shipment = ShipmentEvolution.Evolve(Shipment, fact), Facts = Facts.Add(fact) };
}
