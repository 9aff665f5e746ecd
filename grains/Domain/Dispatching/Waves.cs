using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>One load of a wave, and who could carry it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.wave-load")]
public sealed record WaveLoad(ShipmentId ShipmentId, ImmutableArray<WaveOption> Options);

/// <summary>A carrier that may carry a load, and what it would cost.</summary>
/// <param name="CapacityLeft">On its lane that day; null where it is not limited.</param>
[GenerateSerializer, Immutable, Alias("dispatch.wave-option")]
public sealed record WaveOption(CarrierId CarrierId, decimal Cost, string? Lane, DateOnly Day, int? CapacityLeft)
{
    /// <summary>Whose capacity it takes.</summary>
    public (CarrierId Carrier, string? Lane, DateOnly Day) Place => (CarrierId, Lane, Day);
}

/// <summary>How much of a wave a carrier may get at most.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.wave-share")]
public sealed record WaveShare(CarrierId CarrierId, double MaxPercent);

/// <summary>Who is to carry what.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.wave-pair")]
public sealed record WavePair(ShipmentId ShipmentId, CarrierId CarrierId, decimal Cost);

/// <summary>The loads of a wave and what limits their assignment. All costs are in one currency.</summary>
public sealed record WaveProblem(ImmutableArray<WaveLoad> Loads, ImmutableArray<WaveShare> Shares)
{
    /// <summary>Of each lane and day as much as the least of those who saw it.</summary>
    public IReadOnlyDictionary<(CarrierId Carrier, string? Lane, DateOnly Day), int> Capacities => Loads
        .SelectMany(load => load.Options)
        .Where(option => option.CapacityLeft is not null)
        .GroupBy(option => option.Place)
        .ToDictionary(place => place.Key, place => Math.Max(0, place.Min(option => option.CapacityLeft!.Value)));

    /// <summary>How many loads a carrier may get; at least one, for a share of something is not nothing.</summary>
    public IReadOnlyDictionary<CarrierId, int> MostLoads => Shares
        .GroupBy(share => share.CarrierId)
        .ToDictionary(share => share.Key, share => Math.Max(1, (int)(share.Min(one => one.MaxPercent) * Loads.Length / 100)));
}

/// <summary>A solution of a wave.</summary>
/// <param name="Left">Loads that nobody is left for.</param>
[GenerateSerializer, Immutable, Alias("dispatch.wave-solution")]
public sealed record WaveSolution(ImmutableArray<WavePair> Pairs, ImmutableArray<ShipmentId> Left)
{
    public decimal Cost => Pairs.Sum(pair => pair.Cost);

    /// <summary>What the single-order path would do: load by load the cheapest that is left.</summary>
    public static WaveSolution Greedy(WaveProblem problem)
    {
        var capacities = problem.Capacities.ToDictionary();
        var most = problem.MostLoads.ToDictionary();
        var pairs = ImmutableArray.CreateBuilder<WavePair>();
        var left = ImmutableArray.CreateBuilder<ShipmentId>();
        foreach (var load in problem.Loads)
        {
            var option = load.Options
                .Where(option => capacities.GetValueOrDefault(option.Place, 1) > 0 && most.GetValueOrDefault(option.CarrierId, 1) > 0)
                .OrderBy(option => option.Cost)
                .ThenBy(option => option.CarrierId.Value, StringComparer.Ordinal)
                .FirstOrDefault();
            if (option is null)
            {
                left.Add(load.ShipmentId);
                continue;
            }

            pairs.Add(new(load.ShipmentId, option.CarrierId, option.Cost));
            Take(capacities, option.Place);
            Take(most, option.CarrierId);
        }

        return new(pairs.ToImmutable(), left.ToImmutable());
    }

    private static void Take<TKey>(Dictionary<TKey, int> left, TKey key) where TKey : notnull
    {
        if (left.TryGetValue(key, out var count))
        {
            left[key] = count - 1;
        }
    }
}
