namespace Dispatch.Carriers;

/// <summary>What a carrier's file can be asked or told.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.carrier.command")]
public abstract record CarrierCommand
{
    private CarrierCommand()
    {
    }

    /// <summary>Master data: the last word counts.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.carrier.put")]
    public sealed record Put(Carrier Carrier) : CarrierCommand;

    /// <summary>Keeps a place for a load. It is answered by a fact, <see cref="CarrierFact.CapacityHeld"/> or <see cref="CarrierFact.CapacityRefused"/>.</summary>
    /// <param name="Lane">A lane of the carrier's; null where it has named none that fits, and nothing limits it.</param>
    /// <param name="Day">See <see cref="Candidates.PickupDay"/>.</param>
    [GenerateSerializer, Immutable, Alias("dispatch.carrier.hold-capacity")]
    public sealed record HoldCapacity(ShipmentId ShipmentId, string? Lane, DateOnly Day) : CarrierCommand;

    /// <summary>The load that a place was held for is the carrier's.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.carrier.commit-capacity")]
    public sealed record CommitCapacity(ShipmentId ShipmentId) : CarrierCommand;

    /// <summary>The load is not, or no longer, the carrier's.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.carrier.free-capacity")]
    public sealed record FreeCapacity(ShipmentId ShipmentId) : CarrierCommand;

    /// <summary>Counts what became of a tender.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.carrier.count-tender")]
    public sealed record CountTender(string TenderId, TenderOutcome Outcome) : CarrierCommand;

    /// <summary>Counts a shipment that the carrier brought to its end.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.carrier.count-delivery")]
    public sealed record CountDelivery(ShipmentId ShipmentId, bool OnTime) : CarrierCommand;
}

/// <summary>Sent comes first; one of the others may follow.</summary>
public enum TenderOutcome
{
    Sent,
    Accepted,
    Declined,
    Expired,
}
