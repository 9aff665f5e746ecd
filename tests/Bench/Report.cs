namespace Dispatch.Bench;

/// <summary>What is printed: a line per round, and the medians as the table of the README.</summary>
public static class Report
{
    public static void Progress(int round, CeilingRound ceiling) =>
        Console.WriteLine($"round {round}: ceiling {ceiling.PositionsPerSecond:N0} positions/s");

    public static void Progress(int round, string durability, TowerRound tower)
    {
        Console.WriteLine(
            $"round {round}: {durability} {tower.PositionsPerSecond:N0} positions/s; {tower.Counters}; "
            + $"{tower.Events} arrivals and departures, all known {tower.EventsAfter.TotalSeconds:0.0} s after");
        if (tower.Void is { } reason)
        {
            Console.WriteLine($"round {round}: {durability} IS VOID: {reason}");
        }
    }

    public static void Table(IReadOnlyList<CeilingRound> ceilings, IReadOnlyDictionary<string, List<TowerRound>> towers, double bytesPerShipment)
    {
        var ceiling = Median(ceilings.Select(round => round.PositionsPerSecond));
        Console.WriteLine();
        Console.WriteLine("| | positions/s | of the ceiling | receipt to track p50 / p95 / p99 | CPU server / load generator |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Console.WriteLine($"| ceiling | {ceiling:N0} | 1 | | {Cpu(ceilings.Select(round => (round.ServerCpu, round.GeneratorCpu)))} |");
        foreach (var (durability, rounds) in towers)
        {
            var rate = Median(rounds.Select(round => round.PositionsPerSecond));
            Console.WriteLine(
                $"| {durability} | {(rounds.Any(round => round.Void is not null) ? "VOID " : "")}{rate:N0} | {rate / ceiling:0.000} "
                + $"| {Median(rounds.Select(round => round.Latency.P50Ms)):0.#} / {Median(rounds.Select(round => round.Latency.P95Ms)):0.#} / {Median(rounds.Select(round => round.Latency.P99Ms)):0.#} ms "
                + $"| {Cpu(rounds.Select(round => (round.ServerCpu, round.GeneratorCpu)))} |");
        }

        Console.WriteLine();
        Console.WriteLine($"Memory per live shipment: {bytesPerShipment / 1024:0.0} KiB");
    }

    private static string Cpu(IEnumerable<(TimeSpan Server, TimeSpan Generator)> rounds)
    {
        var all = rounds.ToList();
        return $"{Median(all.Select(cpu => cpu.Server.TotalSeconds)):0.0} s / {Median(all.Select(cpu => cpu.Generator.TotalSeconds)):0.0} s";
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
