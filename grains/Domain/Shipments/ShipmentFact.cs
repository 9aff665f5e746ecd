using System.Text.Json.Serialization;
using Dispatch.Intelligence;

namespace Dispatch.Shipments;

/// <summary>What happened to a shipment. Facts carry results, so that folding them again needs no rule.</summary>
/// <param name="At">When it happened, in the world.</param>
[JsonPolymorphic]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Assigned), "assigned")]
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
public abstract record ShipmentFact(DateTimeOffset At)
{
    public sealed record Released(DateTimeOffset At, Order Order) : ShipmentFact(At);

    public sealed record Assigned(DateTimeOffset At, Assignment Assignment) : ShipmentFact(At);

    public sealed record Seen(DateTimeOffset At, GeoPoint Point) : ShipmentFact(At);

    public sealed record Arrived(DateTimeOffset At, int Stop) : ShipmentFact(At);

    public sealed record Departed(DateTimeOffset At, int Stop) : ShipmentFact(At);

    /// <summary>The arrival (and a departure, if there was one) at a stop was none: both are unknown again.</summary>
    public sealed record ArrivalWithdrawn(DateTimeOffset At, int Stop) : ShipmentFact(At);

    /// <summary>Somebody planned or estimated a stop's times.</summary>
    public sealed record StopTimed(DateTimeOffset At, int Stop, Classifier Classifier, Times Times) : ShipmentFact(At);

    /// <summary>A milestone as it was reported, kept word by word.</summary>
    public sealed record MilestoneReported(
        DateTimeOffset At, MilestoneType Type, int? Stop, Classifier Classifier, string? Reason, string? Remark) : ShipmentFact(At);

    public sealed record StatusChanged(DateTimeOffset At, ShipmentStatus From, ShipmentStatus To) : ShipmentFact(At);

    /// <summary>A stop's window and grace passed without an arrival. <paramref name="DueAt"/> is the end of both.</summary>
    public sealed record Missed(DateTimeOffset At, int Stop, StopKind Kind, int Incident, DateTimeOffset DueAt) : ShipmentFact(At);

    /// <summary>The truck came after all, <paramref name="Late"/> after the window's end; or the stop no longer matters.</summary>
    public sealed record MissEnded(DateTimeOffset At, int Stop, StopKind Kind, int Incident, TimeSpan Late, string Why) : ShipmentFact(At);

    /// <summary>Nothing was heard of the vehicle since <paramref name="Since"/>.</summary>
    public sealed record WentSilent(DateTimeOffset At, DateTimeOffset Since, int Incident) : ShipmentFact(At);

    public sealed record Resumed(DateTimeOffset At, int Incident, TimeSpan SilentFor) : ShipmentFact(At);

    /// <summary>A new estimate for the stops that are still ahead; null where there is none any more.</summary>
    public sealed record EtaChanged(DateTimeOffset At, Eta? Eta) : ShipmentFact(At);
}
