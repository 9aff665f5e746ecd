using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>Gathers what a wave is about, and plans it both ways.</summary>
public sealed class WavePlanner(IGrainFactory grains, CarrierBook carriers)
{
    /// <summary>How many releases are asked at once.</summary>
    private const int SideBySide = 64;

    /// <returns>Null where nothing can be planned. Only prices in the currency that most have are compared.</returns>
    public async Task<(string Currency, WaveSolution Best, WaveSolution Greedy)?> Plan(
        ImmutableArray<string> releases, ImmutableArray<WaveShare> shares, DateTimeOffset now)
    {
        var files = await carriers.Read(now, DateTimeOffset.MinValue);
        var quoted = new List<(ShipmentId Id, ImmutableArray<Candidate> Candidates)>();
        foreach (var page in releases.Chunk(SideBySide))
        {
            var orders = await Task.WhenAll(page.Select(id => grains.GetGrain<IReleaseGrain>(id).Freight()));
            quoted.AddRange(orders.OfType<Order>().Select(order => (ShipmentId.For(order.ClientId, order.OrderId), Ranking.Quoted(files, order))));
        }

        var currency = quoted
            .SelectMany(load => load.Candidates.Select(candidate => candidate.Quote!.Currency))
            .GroupBy(code => code).MaxBy(code => code.Count())?.Key;
        if (currency is null)
        {
            return null;
        }

        var problem = new WaveProblem([.. quoted.Select(load => new WaveLoad(load.Id, OptionsIn(currency, load.Candidates)))], shares);
        return (currency, WaveSolver.Solve(problem), WaveSolution.Greedy(problem));
    }

    private static ImmutableArray<WaveOption> OptionsIn(string currency, ImmutableArray<Candidate> candidates) =>
    [
        .. candidates
            .Where(candidate => candidate.Quote!.Currency == currency)
            .Select(candidate => new WaveOption(candidate.CarrierId, candidate.Quote!.Total, candidate.Lane, candidate.Day, candidate.CapacityLeft)),
    ];
}
