using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Carriers;

/// <summary>What a carrier's rate card makes of an order, term by term.</summary>
/// <param name="Lane">The lane's name.</param>
[GenerateSerializer, Immutable, Alias("dispatch.quote")]
public sealed record Quote(string Lane, string Currency, ImmutableArray<CostTerm> Terms)
{
    public decimal Total => Terms.Sum(term => term.Amount);

    /// <returns>Null where the lane has no rate.</returns>
    /// <param name="distance">By road, from the first stop to the last.</param>
    public static Quote? Of(Lane lane, Order order, Kilometres distance)
    {
        if (lane.Rate is not { } rate)
        {
            return null;
        }

        ImmutableArray<CostTerm> haul =
        [
            .. Term("flat", rate.Flat, "for the load"),
            .. Term("distance", rate.PerKm * (decimal)distance.Value, $"{distance.Value:0} km at {rate.PerKm} {rate.Currency}"),
        ];
        var price = haul.Sum(term => term.Amount);
        var raised = rate.Minimum > price ? rate.Minimum.Value - price : 0;
        return new(lane.Name, rate.Currency,
        [
            .. haul,
            .. Term("minimum", raised, $"up to {rate.Minimum} {rate.Currency}"),
            .. Term("fuel", (price + raised) * rate.FuelPercent / 100, $"{rate.FuelPercent} % of the haul"),
            .. rate.Accessorials.SelectMany(accessorial => Term(accessorial, order)),
        ]);
    }

    private static IEnumerable<CostTerm> Term(Accessorial accessorial, Order order) => accessorial.Code switch
    {
        Accessorials.Hazmat when order.Hazmat => Term(accessorial.Code, accessorial.Amount, "hazardous material"),
        Accessorials.Temperature when order.Temperature is not null => Term(accessorial.Code, accessorial.Amount, "kept at a temperature"),
        Accessorials.StopOff when order.Stops.Length > 2 =>
            Term(accessorial.Code, accessorial.Amount * (order.Stops.Length - 2), $"{order.Stops.Length - 2} stops beyond two"),
        _ => [],
    };

    /// <summary>Money is rounded in each term, so that what is shown adds up.</summary>
    private static IEnumerable<CostTerm> Term(string name, decimal? amount, string why) =>
        amount is { } some && decimal.Round(some, 2, MidpointRounding.AwayFromZero) is var rounded and not 0 ? [new(name, rounded, why)] : [];
}

/// <summary>One term of a quote: <c>flat</c>, <c>distance</c>, <c>minimum</c>, <c>fuel</c>, or an accessorial's code.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.cost-term")]
public sealed record CostTerm(string Name, decimal Amount, string Why);
