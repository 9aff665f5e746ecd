using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Dispatching;

/// <summary>What others are told: a function of the fact alone.</summary>
public sealed class MessageSpecs
{
    [Fact]
    public void Messages_are_so() => Golden.Matches("messages", string.Join('\n', ReleaseSamples.Facts
        .SelectMany(fact => DispatchMessages.From(Recorded(fact)))
        .Select(message => $"{message.Id} {message.Type} {message.Data}")) + "\n");

    [Fact]
    public void A_fact_makes_the_same_messages_whenever_it_is_read_and_one_for_each_destination() => Assert.All(ReleaseSamples.Facts, fact =>
    {
        var messages = DispatchMessages.From(Recorded(fact));
        Assert.Equal(messages.AsEnumerable(), DispatchMessages.From(Recorded(fact)));
        Assert.Equal(messages.Length, messages.Select(message => message.Destination).Distinct().Count());
        Assert.Equal(messages.Length, messages.Select(message => message.Id).Distinct().Count());
    });

    [Fact]
    public void A_carrier_that_never_heard_of_an_offer_hears_nothing_of_its_end() => Assert.Empty(DispatchMessages.From(Recorded(
        new ReleaseFact.OfferClosed(Some.Noon, Releasing.Asked.Tender.Id, Freight.Able, OfferState.Withdrawn, "the order was changed", WasKnown: false))));

    [Fact]
    public void The_price_is_no_business_of_the_warehouse() => Assert.DoesNotContain("cost", DispatchMessages
        .From(Recorded(Releasing.Confirmed.ThenOne<ReleaseFact.Confirmed>()))
        .Single(message => message.Destination is "wms").Data, StringComparison.Ordinal);

    private static Fact<ReleaseFact> Recorded(ReleaseFact fact) => new("release", ReleaseId.For(Freight.Id).Value, 9, fact.At, fact.At, "test", fact);
}
