using System.Diagnostics;
using Dispatch.Dispatching;

namespace Dispatch.Bench.Waves;

/// <summary>The command <c>waves</c>: how long the cheapest assignment of a wave takes, beside what it saves.</summary>
public static class WavesBench
{
    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- waves

        Solves waves of 2,000 releases and 60 carriers, with prices, capacities and shares, and prints how long the longest took.
        """;

    private const int Loads = 2_000;
    private const int Carriers = 60;
    private const int Days = 2;
    private const int Rounds = 5;
    private const double GoalSeconds = 5;

    private static readonly DateOnly Monday = new(2026, 3, 2);

    public static int Run()
    {
        var longest = TimeSpan.Zero;
        for (var round = 1; round <= Rounds; round++)
        {
            var problem = Problem(round);
            var began = Stopwatch.GetTimestamp();
            var best = WaveSolver.Solve(problem);
            var took = Stopwatch.GetElapsedTime(began);
            var greedy = WaveSolution.Greedy(problem);
            longest = took > longest ? took : longest;
            Console.WriteLine(
                $"round {round}: {took.TotalMilliseconds:0} ms; {best.Pairs.Length:N0} of {Loads:N0} assigned for {best.Cost:N0}, one by one {greedy.Pairs.Length:N0} for {greedy.Cost:N0}");
        }

        return Goal.Report([new($"{Loads:N0} releases x {Carriers} carriers, the longest of {Rounds}", $"{GoalSeconds:0} s", $"{longest.TotalSeconds:0.00} s", longest.TotalSeconds < GoalSeconds)]);
    }

    /// <summary>Four of five carriers may carry a load; all together have a tenth more trucks than there are loads, and none gets more than a twentieth.</summary>
    private static WaveProblem Problem(int seed)
    {
        var random = new Random(seed);
        const int EachDay = Loads * 11 / 10 / Carriers / Days;
        return new(
            [
                .. Enumerable.Range(0, Loads).Select(load => new WaveLoad(new($"acme~{load}"),
                [
                    .. Enumerable.Range(0, Carriers).Where(_ => random.Next(5) > 0).Select(carrier =>
                        new WaveOption(new($"C{carrier}"), 400 + random.Next(1_200), "lane", Monday.AddDays(load % Days), EachDay)),
                ])),
            ],
            [.. Enumerable.Range(0, Carriers).Select(carrier => new WaveShare(new($"C{carrier}"), 5))]);
    }
}
