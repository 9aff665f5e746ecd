namespace Dispatch.Bench;

/// <summary>What measured values say together.</summary>
public static class Percentiles
{
    /// <param name="sorted">At least one value.</param>
    /// <param name="share">0.99 is the 99th.</param>
    public static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
