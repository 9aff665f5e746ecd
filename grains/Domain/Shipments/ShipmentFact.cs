using System.Text.Json.Serialization;
using Dispatch.Intelligence;

namespace Dispatch.Shipments;

/// <summary>What happened to a shipment. Facts carry results, so that folding them again needs no rule.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(Booked), "booked")]
[JsonDerivedType(typeof(CarrierLost), "carrierLost")]
[JsonDerivedType(typeof(OrderChanged), "orderChanged")]
[JsonDerivedType(typeof(OrderCancelled), "orderCancelled")]
[JsonDerivedType(typeof(Seen), "seen")]
[JsonDerivedType(typeof(Arrived), "arrived")]
[JsonDerivedType(typeof(Departed), "departed")]
[JsonDerivedType(typeof(ArrivalWithdrawn), "arrivalWithdrawn")]
[JsonDerivedType(typeof(StopTimed), "stopTimed")]
[JsonDerivedType(typeof(MilestoneReported), "milestoneReported")]
[JsonDerivedType(typeof(StatusChanged), "statusChanged")]
[JsonDerivedType(typeof(Missed), "missed")]
[JsonDerivedType(typeof(MissEnded), "missEnded")]
[JsonDerivedType(typeof(WentSilent), "wentSilent")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(EtaChanged), "etaChanged")]
public abstract record ShipmentFact
{
    private ShipmentFact(DateTimeOffset at) => At = at;

    /// <summary>When it happened, in the world.</summary>
    public DateTimeOffset At { get; init; }

    public sealed record Released(DateTimeOffset At, Order Order) : ShipmentFact(At);

    /// <param name="Before">Whose it was until now.</param>
    public sealed record Assigned(DateTimeOffset At, Assignment Assignment, Assignment? Before = null) : ShipmentFact(At);

    /// <summary>A carrier took it; which vehicle comes is still open.</summary>
    public sealed record Booked(DateTimeOffset At, CarrierId CarrierId) : ShipmentFact(At);

    /// <summary>Whoever was to carry it does not.</summary>
    /// <param name="Before">The vehicle that had it; null where it was only booked.</param>
    public sealed record CarrierLost(DateTimeOffset At, CarrierId CarrierId, Assignment? Before, string Why) : ShipmentFact(At);

    /// <param name="Assignment">Who carries it all the same, under a new version: its stops are others now.</param>
    /// <param name="Before">The same under the version of before.</param>
    public sealed record OrderChanged(DateTimeOffset At, Order Order, Assignment? Assignment, Assignment? Before) : ShipmentFact(At);

    public sealed record OrderCancelled(DateTimeOffset At, string Reason) : ShipmentFact(At);

    public sealed record Seen(DateTimeOffset At, GeoPoint Point) : ShipmentFact(At);

    public sealed record Arrived(DateTimeOffset At, int Stop) : ShipmentFact(At);

    public sealed record Departed(DateTimeOffset At, int Stop) : ShipmentFact(At);

    /// <summary>The arrival (and a departure, if there was one) at a stop was none: both are unknown again.</summary>
    public sealed record ArrivalWithdrawn(DateTimeOffset At, int Stop) : ShipmentFact(At);

    /// <summary>Somebody planned or estimated a stop; <paramref name="Times"/> is all that is now planned or estimated for it.</summary>
    public sealed record StopTimed(DateTimeOffset At, int Stop, Classifier Classifier, Times Times) : ShipmentFact(At);

    /// <summary>A milestone as it was reported, kept word by word.</summary>
    /// <param name="At">When it happened if it is actual; when it was said if it is planned or estimated.</param>
    /// <param name="Time">The time that was reported.</param>
    public sealed record MilestoneReported(
        DateTimeOffset At, MilestoneType Type, int? Stop, Classifier Classifier, DateTimeOffset Time, string? Reason, string? Remark)
        : ShipmentFact(At);

    public sealed record StatusChanged(DateTimeOffset At, ShipmentStatus From, ShipmentStatus To) : ShipmentFact(At);

    /// <summary>A stop's window and grace passed without an arrival, at <paramref name="DueAt"/>.</summary>
    /// <param name="Place">The stop's name.</param>
    /// <param name="CustomerTier">See <see cref="Customer.Tier"/>.</param>
    public sealed record Missed(
        DateTimeOffset At, int Stop, StopKind Kind, int Incident, DateTimeOffset DueAt, string Place, string? CustomerTier)
        : ShipmentFact(At);

    /// <summary>The truck came after all, <paramref name="Late"/> after the window's end; or the stop no longer matters.</summary>
    public sealed record MissEnded(DateTimeOffset At, int Stop, StopKind Kind, int Incident, TimeSpan Late, string Why) : ShipmentFact(At);

    /// <summary>Nothing was heard of the vehicle since <paramref name="Since"/>, or since it was expected to report first.</summary>
    public sealed record WentSilent(
        DateTimeOffset At, DateTimeOffset Since, int Incident, CarrierId CarrierId, VehicleId VehicleId, string? CustomerTier)
        : ShipmentFact(At);

    /// <summary>The silence is over, because the vehicle spoke or because nobody waits for its word any more.</summary>
    public sealed record Resumed(DateTimeOffset At, int Incident, TimeSpan SilentFor, string Why) : ShipmentFact(At);

    /// <summary>A new estimate for the stops that are still ahead; null where there is none any more.</summary>
    public sealed record EtaChanged(DateTimeOffset At, Eta? Eta) : ShipmentFact(At);
}
