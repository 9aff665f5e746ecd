using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Exceptions;

/// <summary>What is to be told to which exception.</summary>
public sealed record CaseEffect(CaseId Case, CaseCommand Command);

/// <summary>Which exceptions begin and end by what happened to a shipment. An incident of a shipment is one exception.</summary>
public static class Detection
{
    public static ImmutableArray<CaseEffect> Of(Fact<ShipmentFact> fact)
    {
        var shipment = ShipmentId.Of(fact.Key);
        return fact.Body switch
        {
            ShipmentFact.Missed missed => [new(CaseId.For(shipment, missed.Incident), Open(missed, shipment, fact.Id))],
            ShipmentFact.WentSilent silent => [new(CaseId.For(shipment, silent.Incident), Open(silent, shipment, fact.Id))],
            ShipmentFact.MissEnded ended => [new(CaseId.For(shipment, ended.Incident), Clear(ended.At, Why(ended), fact.Id))],
            ShipmentFact.Resumed resumed => [new(CaseId.For(shipment, resumed.Incident), Clear(resumed.At, Why(resumed), fact.Id))],
            _ => [],
        };
    }

    private static CaseCommand.Open Open(ShipmentFact.Missed missed, ShipmentId shipment, string evidence) => new(
        missed.Kind is StopKind.Pickup ? CaseType.MissedPickup : CaseType.MissedDelivery,
        shipment,
        $"No truck at {missed.Place} for the {Word(missed.Kind)} by {Minute(missed.DueAt)}, the end of its window and grace.",
        missed.CustomerTier,
        missed.At,
        [evidence]);

    private static CaseCommand.Open Open(ShipmentFact.WentSilent silent, ShipmentId shipment, string evidence) => new(
        CaseType.TrackingSilence,
        shipment,
        $"No word from vehicle {silent.VehicleId} of {silent.CarrierId} since {Minute(silent.Since)}.",
        silent.CustomerTier,
        silent.At,
        [evidence]);

    private static CaseCommand.Clear Clear(DateTimeOffset at, string why, string evidence) => new(at, why, evidence);

    private static string Why(ShipmentFact.MissEnded ended) =>
        $"{Sentence(ended.Why)}, {ended.Late.TotalMinutes:0} min after the end of its {Word(ended.Kind)} window.";

    private static string Why(ShipmentFact.Resumed resumed) =>
        $"{Sentence(resumed.Why)} after {resumed.SilentFor.TotalMinutes:0} min of silence.";

    private static string Minute(DateTimeOffset at) => $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC";

    private static string Sentence(string why) => $"{char.ToUpperInvariant(why[0])}{why[1..]}";

    private static string Word(StopKind kind) => kind is StopKind.Pickup ? "pickup" : "delivery";
}
