using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>A wave as a planner works on it: load by load what is cheapest for all, what each would have got by itself, and what he wants.</summary>
/// <param name="Changes">Loads that he gives to others than the plan does.</param>
public sealed record WavePlan(WaveView Wave, ImmutableDictionary<ShipmentId, WavePair> Changes)
{
    public static WavePlan Of(WaveView wave) => new(wave, ImmutableDictionary<ShipmentId, WavePair>.Empty);

    public bool IsOpen => Wave.Status is WaveState.Planned;

    public decimal Cost => Lines.Sum(line => line.Wanted?.Cost ?? 0);

    /// <summary>What was changed first, then where both plans differ, then the rest.</summary>
    public ImmutableArray<WaveLine> Lines
    {
        get
        {
            var greedy = Wave.Greedy.Pairs.ToDictionary(pair => pair.ShipmentId);
            var best = Wave.Best.Pairs.ToDictionary(pair => pair.ShipmentId);
            return
            [
                .. best.Keys.Union(greedy.Keys).Union(Wave.Best.Left).Union(Wave.Greedy.Left)
                    .Select(id => new WaveLine(id, best.GetValueOrDefault(id), greedy.GetValueOrDefault(id), Changes.GetValueOrDefault(id)))
                    .OrderBy(line => line.IsSame)
                    .ThenBy(line => line.ShipmentId.Value, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>A load goes to another carrier; to the plan's own where it is given back.</summary>
    public WavePlan With(WavePair pair) => Wave.Best.Pairs.Contains(pair)
        ? this with { Changes = Changes.Remove(pair.ShipmentId) }
        : this with { Changes = Changes.SetItem(pair.ShipmentId, pair) };

    /// <summary>The wave as it is by now, with the changes that still make sense.</summary>
    public WavePlan With(WaveView wave) => wave.Status is WaveState.Planned ? this with { Wave = wave } : Of(wave);
}

/// <param name="Best">Null where nobody is left for it.</param>
/// <param name="Greedy">Null where nobody would have been left for it.</param>
public sealed record WaveLine(ShipmentId ShipmentId, WavePair? Best, WavePair? Greedy, WavePair? Change)
{
    public WavePair? Wanted => Change ?? Best;

    /// <summary>Whether both plans give it to the same carrier.</summary>
    public bool IsSame => Best?.CarrierId == Greedy?.CarrierId;

    /// <summary>The carriers of both plans, and of the change.</summary>
    public ImmutableArray<WavePair> Choices => [.. new[] { Best, Greedy, Change }.OfType<WavePair>().DistinctBy(pair => pair.CarrierId)];
}
