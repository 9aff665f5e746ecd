namespace Dispatch.Bench.Deadlines;

/// <summary>The command <c>deadlines</c>.</summary>
public static class DeadlinesBench
{
    private const double ReachResidentMs = 300;
    private const double ReachColdMs = 1_000;

    public static async Task<int> Run(DeadlinesOptions options)
    {
        var goals = new List<Goal>();
        foreach (var store in options.Stores)
        {
            goals.Add(await Measure(options, store, options.Resident, isResident: true, ReachResidentMs));
            goals.Add(await Measure(options, store, options.Cold, isResident: false, ReachColdMs));
        }

        return Goal.Report(goals);
    }

    private static async Task<Goal> Measure(DeadlinesOptions options, StoreChoice store, int rate, bool isResident, double reachMs)
    {
        var (late, isVoid) = await new DeadlinesRound(options, store, rate, isResident).Run();
        Console.WriteLine($"{store.Name}: {late.Count:N0} owners woken, late p50 {late.P50Ms:0.0} ms, p95 {late.P95Ms:0.0} ms, p99 {late.P99Ms:0.0} ms");
        return new(
            $"{store.Name}: {options.Pending:N0} deadlines, {rate:N0} due/s with {(isResident ? "resident" : "cold")} owners, lateness p99",
            $"{reachMs:0} ms",
            $"{late.P99Ms:0} ms",
            late.P99Ms <= reachMs,
            isVoid);
    }
}
