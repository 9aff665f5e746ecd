namespace Dispatch.Freight;

/// <summary>Seeded chance (SplitMix64): the same seed throws the same for ever, on every machine.</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public static Dice For(int seed, int player) => new(((ulong)(uint)seed << 32) | (uint)player);

    /// <summary>The same for the same words.</summary>
    public static Dice Of(string words) => new((ulong)words.Aggregate(0L, (sum, character) => (sum * 31) + character));

    /// <returns>0 to below 1.</returns>
    public double Share()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public bool Chance(double share) => Share() < share;

    public double Between(double from, double to) => from + (Share() * (to - from));

    public int Below(int end) => (int)(Share() * end);

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public T Pick<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = Share() * items.Sum(weight);
        return items.FirstOrDefault(item => (left -= weight(item)) < 0) ?? items[^1];
    }

    public TimeSpan Minutes(double from, double to) => TimeSpan.FromMinutes(Between(from, to));

    /// <summary>About normal: mean 0, deviation 1, never beyond 3.5.</summary>
    public double Normal() => (Share() + Share() + Share() + Share() - 2) * Math.Sqrt(3);

    /// <summary>Gamma of shape 3, as times at docks are: seldom short, sometimes long.</summary>
    public TimeSpan Gamma(TimeSpan mean) =>
        mean / 3 * -(Math.Log(1 - Share()) + Math.Log(1 - Share()) + Math.Log(1 - Share()));
}
