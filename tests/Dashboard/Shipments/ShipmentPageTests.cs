using System.Collections.Immutable;
using Bunit;
using Dispatch.Fakes;
using Dispatch.Live;
using Xunit;

namespace Dispatch.Shipments;

public sealed class ShipmentPageTests : PageContext
{
    private const string Id = "acme~1";

    [Fact]
    public void It_says_what_the_shipment_is_and_where_it_stands()
    {
        Know(Journeys.Shipment(Id), Journeys.Fact(Id, 1, "assigned"));

        var page = Open();

        Assert.Equal(Id, page.Find("h1").TextContent);
        Assert.Contains("store-17 · gold", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("2.0 °C to 8.0 °C", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Next", "Ahead"], page.FindAll("[data-state]").Select(stop => stop.GetAttribute("data-state")));
        Assert.Contains("America/Chicago", page.Find(".stop-times").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_carrier_announced_stands_beside_what_the_tower_expects()
    {
        Know(Journeys.Shipment(Id, stops: [Journeys.Pickup(), Journeys.Delivery(expected: Rows.Noon.AddHours(7), announced: Rows.Noon.AddHours(5))]));

        var times = Open().FindAll(".stop-times")[1];

        Assert.Equal(["Window", "Announced", "Estimated", "Its zone"], times.QuerySelectorAll("dt").Select(name => name.TextContent));
        Assert.Contains("17:00", times.QuerySelectorAll("dd")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("19:00", times.QuerySelectorAll("dd")[2].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody~9")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("~")]
    public void A_shipment_that_is_not_known_is_said_to_be_unknown(string id)
    {
        var page = Open(id);

        Assert.Contains("There is no such shipment", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void A_shipment_that_is_ordered_while_its_page_is_open_appears()
    {
        var page = Open();
        Know(Journeys.Shipment(Id));

        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal(Id, page.Find("h1").TextContent));
    }

    [Fact]
    public void An_arrival_is_seen_within_a_second_without_a_reload()
    {
        Know(Journeys.Shipment(Id), Journeys.Fact(Id, 1, "assigned"));
        var page = Open();

        Know(Journeys.Shipment(Id, ShipmentStatus.AtPickup, 2, Journeys.Pickup(Rows.Noon), Journeys.Delivery()), Journeys.Fact(Id, 2, "arrived", """ "stop":1"""));
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("Here", page.Find("[data-stop='1']").GetAttribute("data-state")));
        Assert.Contains("Arrived at Dallas yard", page.Find(".fact").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shipment_that_ends_while_its_page_is_open_says_so_and_stays()
    {
        Know(Journeys.Shipment(Id));
        var page = Open();

        Grains.Shipments[Id] = Journeys.Shipment(Id, ShipmentStatus.Closed, 2);
        Tower.Show(Tower.Now with { Shipments = Tower.Now.Shipments.Clear() });
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("closed", page.Find(".ship-title").TextContent, StringComparison.Ordinal));
        Assert.Contains("nothing is expected any more", page.Find(".eta").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tower_that_does_not_answer_is_said_and_what_was_read_stays()
    {
        Know(Journeys.Shipment(Id));
        var page = Open();
        Grains.IsBroken = true;
        Know(Journeys.Shipment(Id, version: 2));
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".problem")));
        Assert.Equal(Id, page.Find("h1").TextContent);

        Grains.IsBroken = false;
        page.Find(".problem button").Click();

        Assert.Empty(page.FindAll(".problem"));
    }

    [Fact]
    public void Data_is_shown_when_it_is_asked_for()
    {
        Know(Journeys.Shipment(Id), Journeys.Fact(Id, 1, "departed", """ "stop":1"""));
        var page = Open();
        Assert.Empty(page.FindAll("pre"));

        page.Find(".fact-raw").Click();

        Assert.Contains("\"$type\": \"departed\"", page.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find(".fact-raw").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Earlier_pages_are_read_when_they_are_asked_for()
    {
        Know(Journeys.Shipment(Id, version: 300), [Journeys.Fact(Id, 1, "released"), .. Journeys.Seen(Id, 2, 299)]);
        var page = Open();
        Assert.DoesNotContain("released", page.Find(".facts-list").TextContent, StringComparison.Ordinal);

        page.Find(".timeline > .chip").Click();

        Assert.Equal(["seen", "released"], page.FindAll(".fact").Select(fact => fact.GetAttribute("data-type")));
    }

    [Fact]
    public void Its_exceptions_are_there_the_open_ones_first()
    {
        Know(Journeys.Shipment(Id));
        Boards.Cases = [Rows.Case($"{Id}~1", status: Dispatch.Exceptions.CaseStatus.Cleared), Rows.Case($"{Id}~2"), Rows.Case("acme~10~1")];

        Assert.Equal([$"{Id}~2", $"{Id}~1"], Open().FindAll("[data-exception]").Select(row => row.GetAttribute("data-exception")));
    }

    [Fact]
    public void Text_of_partners_is_text_and_cut()
    {
        var hostile = $"<img src=x onerror=alert(1)>{new string('W', 10_000)}";
        Know(Journeys.Shipment(Id, stops: [Journeys.Pickup(name: hostile), Journeys.Delivery()]) with { Priority = hostile, Customer = new(hostile, hostile), References = [new(hostile, hostile)] });

        var page = Open();

        Assert.Empty(page.FindAll("img"));
        Assert.InRange(page.Markup.Length, 1, 40_000);
    }

    private void Know(ShipmentView shipment, params TimelineItem[] news)
    {
        Grains.Shipments[shipment.ShipmentId.Value] = shipment;
        Grains.Timeline = Grains.Timeline.AddRange(news);
        var row = Rows.Shipment(shipment.ShipmentId.Value) with { Status = shipment.Status, Change = shipment.Version };
        Tower.Show(TowerView.Empty with { Shipments = ImmutableDictionary<ShipmentId, ShipmentRow>.Empty.Add(row.ShipmentId, row), AsOf = Time.GetUtcNow() });
    }

    private IRenderedComponent<ShipmentPage> Open(string id = Id) => Render<ShipmentPage>(page => page.Add(p => p.Id, id));
}
