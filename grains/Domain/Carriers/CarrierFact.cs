using System.Text.Json.Serialization;

namespace Dispatch.Carriers;

/// <summary>What happened to a carrier's file. Facts carry results, so that folding them again needs no rule.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Put), "put")]
[JsonDerivedType(typeof(CapacityHeld), "capacityHeld")]
[JsonDerivedType(typeof(CapacityRefused), "capacityRefused")]
[JsonDerivedType(typeof(CapacityCommitted), "capacityCommitted")]
[JsonDerivedType(typeof(CapacityFreed), "capacityFreed")]
[JsonDerivedType(typeof(TenderCounted), "tenderCounted")]
[JsonDerivedType(typeof(DeliveryCounted), "deliveryCounted")]
public abstract record CarrierFact
{
    private CarrierFact(DateTimeOffset at) => At = at;

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    public sealed record Put(DateTimeOffset At, Carrier Data) : CarrierFact(At);

    public sealed record CapacityHeld(DateTimeOffset At, ShipmentId ShipmentId, string? Lane, DateOnly Day) : CarrierFact(At);

    /// <param name="Code"><c>carrier.unknown</c>, <c>carrier.unknown-lane</c>, <c>carrier.no-capacity</c>.</param>
    public sealed record CapacityRefused(DateTimeOffset At, ShipmentId ShipmentId, string? Lane, DateOnly Day, string Code, string Why)
        : CarrierFact(At);

    public sealed record CapacityCommitted(DateTimeOffset At, ShipmentId ShipmentId) : CarrierFact(At);

    public sealed record CapacityFreed(DateTimeOffset At, ShipmentId ShipmentId) : CarrierFact(At);

    public sealed record TenderCounted(DateTimeOffset At, string TenderId, TenderOutcome Outcome) : CarrierFact(At);

    public sealed record DeliveryCounted(DateTimeOffset At, ShipmentId ShipmentId, bool OnTime) : CarrierFact(At);
}
