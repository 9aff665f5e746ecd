using System.Collections.Immutable;
using Google.OrTools.Graph;

namespace Dispatch.Dispatching;

/// <summary>
/// The cheapest assignment of a wave, as a flow of least cost: from the source each load flows over a carrier's lane of a day, whose capacity it
/// takes, and the carrier, whose share it takes, to the sink; or straight to it, at a price that no carrier reaches.
/// </summary>
public static class WaveSolver
{
    private const int Source = 0;
    private const int Sink = 1;
    private const int CentsPerUnit = 100;

    public static WaveSolution Solve(WaveProblem problem)
    {
        if (problem.Loads.IsEmpty)
        {
            return new([], []);
        }

        var flow = new MinCostFlow();
        var nodes = new Nodes();
        var (capacities, most) = (problem.Capacities, problem.MostLoads);
        var nobody = Nobody(problem);
        var choices = new List<(int Arc, WaveLoad Load, WaveOption Option)>();
        foreach (var load in problem.Loads)
        {
            var node = nodes.Add();
            flow.AddArcWithCapacityAndUnitCost(Source, node, 1, 0);
            flow.AddArcWithCapacityAndUnitCost(node, Sink, 1, nobody);
            foreach (var option in load.Options)
            {
                choices.Add((flow.AddArcWithCapacityAndUnitCost(node, nodes.Of(option.Place), 1, Cents(option.Cost)), load, option));
            }
        }

        foreach (var place in nodes.Places)
        {
            flow.AddArcWithCapacityAndUnitCost(nodes.Of(place), nodes.Of(place.Carrier), capacities.GetValueOrDefault(place, problem.Loads.Length), 0);
        }

        foreach (var carrier in nodes.Carriers)
        {
            flow.AddArcWithCapacityAndUnitCost(nodes.Of(carrier), Sink, most.GetValueOrDefault(carrier, problem.Loads.Length), 0);
        }

        flow.SetNodeSupply(Source, problem.Loads.Length);
        flow.SetNodeSupply(Sink, -problem.Loads.Length);
        var status = flow.Solve();
        return status is MinCostFlowBase.Status.OPTIMAL
            ? SolutionOf(problem, choices.Where(choice => flow.Flow(choice.Arc) > 0))
            : throw new InvalidOperationException($"A wave of {problem.Loads.Length} loads has no optimum: {status}.");
    }

    private static WaveSolution SolutionOf(WaveProblem problem, IEnumerable<(int Arc, WaveLoad Load, WaveOption Option)> chosen)
    {
        ImmutableArray<WavePair> pairs = [.. chosen.Select(choice => new WavePair(choice.Load.ShipmentId, choice.Option.CarrierId, choice.Option.Cost))];
        var assigned = pairs.Select(pair => pair.ShipmentId).ToHashSet();
        return new(pairs, [.. problem.Loads.Select(load => load.ShipmentId).Where(load => !assigned.Contains(load))]);
    }

    /// <summary>Dearer than whatever could be moved to make room for one more load.</summary>
    private static long Nobody(WaveProblem problem) =>
        (problem.Loads.SelectMany(load => load.Options).Select(option => Cents(option.Cost)).DefaultIfEmpty().Max() * problem.Loads.Length) + 1;

    private static long Cents(decimal cost) => (long)decimal.Round(cost * CentsPerUnit);

    private sealed class Nodes
    {
        private readonly Dictionary<(CarrierId, string?, DateOnly), int> places = [];
        private readonly Dictionary<CarrierId, int> carriers = [];
        private int last = Sink;

        public IEnumerable<(CarrierId Carrier, string? Lane, DateOnly Day)> Places => [.. places.Keys];

        public IEnumerable<CarrierId> Carriers => [.. carriers.Keys];

        public int Add() => ++last;

        public int Of((CarrierId, string?, DateOnly) place) => places.TryGetValue(place, out var node) ? node : places[place] = Add();

        public int Of(CarrierId carrier) => carriers.TryGetValue(carrier, out var node) ? node : carriers[carrier] = Add();
    }
}
