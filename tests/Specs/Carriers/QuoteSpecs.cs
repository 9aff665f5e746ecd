using System.Collections.Immutable;
using CsCheck;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Carriers.Hauler;

namespace Dispatch.Carriers;

/// <summary>A quote is the sum of its terms, each of which says where it comes from.</summary>
public sealed class QuoteSpecs
{
    [Fact]
    public void Distance_fuel_and_what_the_freight_asks_for()
    {
        var card = Rate with { Accessorials = [new("hazmat", 150), new("temperature", 90), new("stopOff", 40), new("liftgate", 60)] };
        var quote = Quote(card, Some.TwoDeliveries with { Hazmat = true }, 540);
        Assert.Equal([("flat", 200m), ("distance", 810m), ("fuel", 202m), ("hazmat", 150m), ("stopOff", 40m)], Terms(quote));
        Assert.Equal(1_402, quote.Total);
    }

    [Fact]
    public void A_short_haul_costs_the_minimum() => Assert.Equal(
        [("distance", 15m), ("minimum", 285m), ("fuel", 60m)], Terms(Quote(Rate with { Flat = null, Minimum = 300 }, Some.Paint, 10)));

    [Fact]
    public void Without_a_rate_there_is_no_quote() => Assert.Null(Carriers.Quote.Of(North with { Rate = null }, Some.Paint, new(540)));

    [Fact]
    public void The_terms_add_up_in_whole_cents_and_never_below_the_minimum() => Gen
        .Select(Gen.Decimal[0, 5_000], Gen.Decimal[0, 9], Gen.Decimal[0, 3_000], Gen.Decimal[0, 60], Gen.Double[0, 4_000])
        .Sample((flat, perKm, minimum, fuel, km) =>
        {
            var quote = Quote(new("USD", flat, perKm, minimum, fuel, [new("hazmat", perKm)]), Some.Paint with { Hazmat = true }, km);
            Assert.Equal(quote.Total, quote.Terms.Sum(term => term.Amount));
            Assert.All(quote.Terms, term => Assert.Equal(term.Amount, decimal.Round(term.Amount, 2)));
            Assert.True(quote.Total >= decimal.Round(minimum, 2, MidpointRounding.AwayFromZero));
        });

    private static Quote Quote(RateCard rate, Order order, double km) => Carriers.Quote.Of(North with { Rate = rate }, order, new(km))!;

    private static ImmutableArray<(string, decimal)> Terms(Quote quote) => [.. quote.Terms.Select(term => (term.Name, term.Amount))];
}
