using Dispatch.Exceptions;
using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Dispatch.Shipments;

/// <summary>The list's question stands in the address, whole, and whatever else stands there does no harm.</summary>
public sealed class ShipmentAskTests
{
    [Fact]
    public void Without_a_word_it_asks_for_what_is_under_way_and_due_first()
    {
        var query = new ShipmentAsk().ToQuery(50);

        Assert.Equal(("active", new Sorting(SortBy.Due, false)), (query.Status, query.Sorting));
        Assert.Equal("/shipments", new ShipmentAsk().Address());
    }

    [Fact]
    public void All_that_is_asked_for_stands_in_the_address()
    {
        var ask = new ShipmentAsk("inTransit,onHold", "acme", "SWFT", "critical", "a b&c=ü", "-eta", PlaceWord.Write(new("2026", "acme~1")));

        var words = QueryHelpers.ParseQuery(new Uri($"http://tower{ask.Address()}").Query);
        var read = new ShipmentAsk(words["status"], words["client"], words["carrier"], words["severity"], words["q"], words["sort"], words["after"]);

        Assert.Equal(ask, read);
        Assert.Equal(new RowPlace("2026", "acme~1"), read.ToQuery(50).After);
        Assert.Equal((new Sorting(SortBy.Eta, true), Severity.Critical), (read.Sorting, read.ToQuery(50).Severity));
    }

    [Fact]
    public void A_heading_sorts_by_its_column_and_pressed_again_the_other_way_round_from_the_first_page()
    {
        var once = new ShipmentAsk(After: "-.x").SortedBy(SortBy.Client);

        Assert.Equal(new ShipmentAsk(Sort: "client"), once);
        Assert.Equal(new ShipmentAsk(Sort: "-client"), once.SortedBy(SortBy.Client));
        Assert.Equal("client", once.SortedBy(SortBy.Client).SortedBy(SortBy.Client).Sort);
    }

    [Fact]
    public void Statuses_are_chosen_one_by_one_and_without_any_it_is_what_is_under_way_again()
    {
        var two = Changed(Changed(null, ShipmentStatus.OnHold, true), ShipmentStatus.AtPickup, true);

        Assert.Equal("atPickup,onHold", two);
        Assert.Null(Changed(Changed(two, ShipmentStatus.OnHold, false), ShipmentStatus.AtPickup, false));

        static string? Changed(string? word, ShipmentStatus status, bool wanted) => AskWords.With(word, StatusLook.All, status, wanted);
    }

    [Theory]
    [InlineData("no such thing")]
    [InlineData("-")]
    [InlineData("99")]
    public void A_sorting_that_makes_no_sense_is_the_usual_one(string sort) => Assert.Equal(ShipmentAsk.DefaultSorting, new ShipmentAsk(Sort: sort).Sorting);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("x.y")]
    [InlineData("-1.y")]
    [InlineData("99.y")]
    public void A_place_that_nobody_wrote_is_none(string? word) => Assert.Null(PlaceWord.Read(word));

    [Theory]
    [InlineData(null, "acme~1")]
    [InlineData("", "acme~1")]
    [InlineData("20260504", "a.b~1.2")]
    [InlineData("3.x", "acme~1")]
    public void A_place_is_read_as_it_was_written(string? key, string id) => Assert.Equal(new RowPlace(key, id), PlaceWord.Read(PlaceWord.Write(new(key, id))));
}
