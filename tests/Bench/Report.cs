using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>What is printed: a line per round, and the medians as the table of the README.</summary>
public static class Report
{
    public static void Progress(int number, string name, Round round)
    {
        Console.WriteLine($"round {number}: {name} {round.PositionsPerSecond:N0} positions/s{(round.Said.Length > 0 ? $"; {round.Said}" : "")}");
        if (round.Void is { } reason)
        {
            Console.WriteLine($"round {number}: {name} IS VOID: {reason}");
        }
    }

    /// <param name="programs">The ceiling first.</param>
    public static void Table(IEnumerable<(string Name, IReadOnlyList<Round> Rounds)> programs)
    {
        Console.WriteLine();
        Console.WriteLine("| | positions/s | of the ceiling | receipt to track p50 / p95 / p99 | CPU server / load generator |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        var ceiling = 0.0;
        foreach (var (name, rounds) in programs)
        {
            var rate = Percentiles.Median(rounds.Select(round => round.PositionsPerSecond));
            ceiling = ceiling == 0 ? rate : ceiling;
            Console.WriteLine(
                $"| {name} | {(rounds.Any(round => round.Void is not null) ? "VOID " : "")}{rate:N0} | {rate / ceiling:0.000} "
                + $"| {Latency([.. rounds.Select(round => round.Latency).OfType<LatencyBody>()])} | {Cpu(rounds.Select(round => (round.ServerCpu, round.GeneratorCpu)))} |");
        }
    }

    private static string Latency(IReadOnlyList<LatencyBody> rounds) => rounds.Count == 0
        ? ""
        : $"{Percentiles.Median(rounds.Select(round => round.P50Ms)):0.#} / {Percentiles.Median(rounds.Select(round => round.P95Ms)):0.#} / {Percentiles.Median(rounds.Select(round => round.P99Ms)):0.#} ms";

    private static string Cpu(IEnumerable<(TimeSpan Server, TimeSpan Generator)> rounds)
    {
        var all = rounds.ToList();
        return $"{Percentiles.Median(all.Select(cpu => cpu.Server.TotalSeconds)):0.0} s / {Percentiles.Median(all.Select(cpu => cpu.Generator.TotalSeconds)):0.0} s";
    }
}
