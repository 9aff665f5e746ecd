using System.Collections.Immutable;
using System.Diagnostics;
using CsCheck;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Dispatching;

/// <summary>Many releases at once.</summary>
public sealed class WaveSpecs
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly Gen<WaveProblem> Problems =
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 5], Gen.Int[0, 4].Array[5], Gen.Int[100, 2_000].Array[60], Gen.Bool.Array[60], (loads, carriers, capacities, costs, knows) => new WaveProblem(
            [
                .. Enumerable.Range(0, loads).Select(load => new WaveLoad(new($"acme~{load}"),
                [
                    .. Enumerable.Range(0, carriers).Where(carrier => knows[(load * 5) + carrier]).Select(carrier =>
                        new WaveOption(new($"C{carrier}"), costs[(load * 5) + carrier], "lane", Day, capacities[carrier])),
                ])),
            ],
            [new WaveShare(new("C0"), 50)]));

    [Fact]
    public void One_by_one_the_first_takes_what_the_second_needs_and_together_they_do_not()
    {
        var problem = new WaveProblem(
            [
                new(new("acme~1"), [new(Freight.Able, 100, "lane", Day, 1), new(Freight.Best, 110, "lane", Day, 1)]),
                new(new("acme~2"), [new(Freight.Able, 100, "lane", Day, 1), new(Freight.Best, 300, "lane", Day, 1)]),
            ],
            []);

        var (best, greedy) = (WaveSolver.Solve(problem), WaveSolution.Greedy(problem));

        Assert.Equal((400, 210), (greedy.Cost, best.Cost));
        Assert.Equal(190, WaveViews.Saving(best, greedy));
    }

    [Fact]
    public void Nobody_gets_more_than_his_share()
    {
        ImmutableArray<WaveLoad> loads = [.. Enumerable.Range(1, 10).Select(load => new WaveLoad(
            new($"acme~{load}"), [new(Freight.Able, 100, "lane", Day, null), new(Freight.Best, 200, "lane", Day, null)]))];
        Assert.Equal(3, WaveSolver.Solve(new(loads, [new(Freight.Able, 30)])).Pairs.Count(pair => pair.CarrierId == Freight.Able));
    }

    [Fact]
    public void The_plan_keeps_every_capacity_leaves_nobody_behind_in_vain_and_is_never_dearer_than_one_by_one() => Problems.Sample(problem =>
    {
        var (best, greedy) = (WaveSolver.Solve(problem), WaveSolution.Greedy(problem));
        foreach (var solution in new[] { best, greedy })
        {
            Assert.Equal(problem.Loads.Length, solution.Pairs.Length + solution.Left.Length);
            Assert.Equal(solution.Pairs.Length, solution.Pairs.Select(pair => pair.ShipmentId).Distinct().Count());
            Assert.All(problem.Capacities, place => Assert.InRange(solution.Pairs.Count(pair => pair.CarrierId == place.Key.Carrier), 0, place.Value));
            Assert.All(problem.MostLoads, most => Assert.InRange(solution.Pairs.Count(pair => pair.CarrierId == most.Key), 0, most.Value));
        }

        Assert.True(best.Pairs.Length >= greedy.Pairs.Length);
        Assert.True(best.Pairs.Length > greedy.Pairs.Length || best.Cost <= greedy.Cost);
    });

    [Fact]
    public void Two_thousand_releases_and_sixty_carriers_take_less_than_five_seconds()
    {
        var random = new Random(4711);
        ImmutableArray<WaveLoad> loads = [.. Enumerable.Range(0, 2_000).Select(load => new WaveLoad(
            new($"acme~{load}"),
            [.. Enumerable.Range(0, 60).Select(carrier => new WaveOption(new($"C{carrier}"), random.Next(40_000, 200_000) / 100m, "lane", Day, 30))]))];
        var problem = new WaveProblem(loads, [new(new("C0"), 1)]);

        var started = Stopwatch.GetTimestamp();
        var (best, greedy) = (WaveSolver.Solve(problem), WaveSolution.Greedy(problem));
        var took = Stopwatch.GetElapsedTime(started);

        TestContext.Current.TestOutputHelper?.WriteLine($"{took.TotalMilliseconds:0} ms; {greedy.Cost:N0} one by one, {best.Cost:N0} together, {WaveViews.Saving(best, greedy):N0} saved; {best.Left.Length} left");
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(1_800 - 30 + 20, best.Pairs.Length);
    }

    [Fact]
    public void A_planner_accepts_changes_or_rejects_it_once()
    {
        var planned = WaveDecider.Evolve(Wave.Unknown(WaveSamples.Id), WaveSamples.Facts[0]);
        var accepted = Assert.IsType<Verdict<WaveFact>.Accepted>(WaveDecider.Decide(planned, new WaveCommand.Accept([new(Freight.Id, Freight.Cheap, 700)], "ann"), Some.At(1)));
        Assert.Equal(Freight.Cheap, Assert.Single(Assert.IsType<WaveFact.Accepted>(accepted.Facts[0]).Pairs).CarrierId);

        var ended = WaveDecider.Evolve(planned, accepted.Facts[0]);
        Assert.Equal("wave.ended", Refused(ended, new WaveCommand.Reject("ann")));
        Assert.Equal("wave.unknown-load", Refused(planned, new WaveCommand.Accept([new(new("acme~9"), Freight.Cheap, 700)], "ann")));
        Assert.Equal("wave.unknown", Refused(Wave.Unknown(WaveSamples.Id), new WaveCommand.Reject("ann")));
    }

    private static string Refused(Wave wave, WaveCommand command) =>
        Assert.IsType<Verdict<WaveFact>.Refused>(WaveDecider.Decide(wave, command, Some.At(2))).Refusal.Code;
}
