namespace Dispatch.Dispatching;

/// <summary>A wave's state as its readers see it.</summary>
public static class WaveViews
{
    public static WaveView From(Wave wave) => new(
        wave.Id,
        wave.State,
        wave.Currency,
        wave.Best!,
        wave.Greedy!,
        Saving(wave.Best!, wave.Greedy!),
        wave.PlannedAt,
        wave.PlannedBy!,
        wave.DecidedBy,
        wave.DecidedAt);

    /// <summary>A solution that leaves more loads behind costs less and saves nothing: only what both carry is compared.</summary>
    public static decimal Saving(WaveSolution best, WaveSolution greedy)
    {
        var costs = greedy.Pairs.ToDictionary(pair => pair.ShipmentId, pair => pair.Cost);
        return best.Pairs.Where(pair => costs.ContainsKey(pair.ShipmentId)).Sum(pair => costs[pair.ShipmentId] - pair.Cost);
    }
}
