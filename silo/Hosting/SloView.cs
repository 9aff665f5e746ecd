using System.Text.Json;
using Dispatch.Live;

namespace Dispatch.Hosting;

/// <summary>What <c>/slo</c> tells of a hop: the last five minutes, and under <paramref name="Hour"/> the last hour.</summary>
/// <param name="TargetMs">What <paramref name="Objective"/> of all events should take at most.</param>
/// <param name="MeasuredBy"><c>cluster</c> where readers measure it, on whichever silo they are; <c>host</c> where this host does, for itself.</param>
/// <param name="Within">How many of <paramref name="Count"/> met the target.</param>
/// <param name="BudgetLeft">See <see cref="Live.Objective.BudgetLeft"/>.</param>
public sealed record SloView(
    double P50Ms,
    double P95Ms,
    double P99Ms,
    long Count,
    long Within,
    double BudgetLeft,
    double TargetMs,
    double Objective,
    string MeasuredBy,
    LatencyWindow Hour)
{
    /// <summary>By hop, for example <c>receiptToTrack</c>.</summary>
    public static IReadOnlyDictionary<string, SloView> Of(Vitals vitals) =>
        vitals.Hops.ToDictionary(hop => JsonNamingPolicy.CamelCase.ConvertName(hop.Hop.ToString()), Of);

    private static SloView Of(HopLatency hop)
    {
        var (objective, now) = (Live.Objective.Of(hop.Hop), hop.FiveMinutes);
        return new(
            now.P50Ms,
            now.P95Ms,
            now.P99Ms,
            now.Count,
            now.Within,
            now.BudgetLeft,
            objective.Target.TotalMilliseconds,
            objective.Share,
            hop.Hop is Hop.ReceiptToPicture or Hop.FactToPicture or Hop.FactToBrowser ? "host" : "cluster",
            hop.Hour);
    }
}
