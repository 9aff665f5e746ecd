namespace Dispatch.Bench.Memory;

/// <summary>The command <c>memory</c>: each tower is compared with a small one.</summary>
public static class MemoryBench
{
    private const double ReachBytes = 4_500;
    private const double ReachRatio = 1.5;

    public static async Task<int> Run(MemoryOptions options)
    {
        var goals = new List<Goal>();
        foreach (var store in options.Stores)
        {
            var few = await Measure(options.Base, options, store);
            foreach (var shipments in options.Shipments)
            {
                goals.AddRange(Judge(store, few, await Measure(shipments, options, store)));
            }
        }

        return Goal.Report(goals);
    }

    private static async Task<Holding> Measure(int shipments, MemoryOptions options, StoreChoice store)
    {
        var holding = await Holding.Of(shipments, options, store);
        Console.WriteLine(
            $"{store.Name}: {shipments:N0} shipments, {holding.Awake / 1e6:N0} MB awake and {holding.Resident / 1e6:N0} MB at rest{(holding.RedisResident > 0 ? $" and {holding.RedisResident / 1e6:N0} MB in Redis" : "")}, "
            + $"{holding.CpuMicroseconds:0.00} µs a position, longest pause {holding.LongestPause.TotalMilliseconds:0} ms");
        return holding;
    }

    private static IEnumerable<Goal> Judge(StoreChoice store, Holding few, Holding many)
    {
        var bytes = (double)(many.Resident - few.Resident) / (many.Shipments - few.Shipments);
        var ratio = many.CpuMicroseconds / few.CpuMicroseconds;
        var isVoid = few.Void ?? many.Void;
        yield return new($"{store.Name}: resident memory of a live shipment, {many.Shipments:N0} of them", $"{ReachBytes / 1_000:0.0} KB", $"{bytes / 1_000:0.0} KB", bytes <= ReachBytes, isVoid);
        var awake = (double)(many.Awake - few.Awake) / (many.Shipments - few.Shipments);
        yield return new($"{store.Name}: the same while those that spoke last are awake", "stated", $"{awake / 1_000:0.0} KB", Met: true, isVoid);
        yield return new(
            $"{store.Name}: processor time of a position, {many.Shipments:N0} shipments / {few.Shipments:N0}",
            $"at most {ReachRatio:0.0}",
            $"{ratio:0.00} ({many.CpuMicroseconds:0.0} / {few.CpuMicroseconds:0.0} µs)",
            ratio <= ReachRatio,
            isVoid ?? few.CpuVoid ?? many.CpuVoid);
        yield return new($"{store.Name}: longest pause of the collector, {many.Shipments:N0} shipments", "stated", $"{many.LongestPause.TotalMilliseconds:0} ms", Met: true, isVoid);
    }
}
