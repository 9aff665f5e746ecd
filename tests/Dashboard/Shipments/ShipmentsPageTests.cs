using System.Collections.Immutable;
using Bunit;
using Bunit.TestDoubles;
using Dispatch.Fakes;
using Dispatch.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Shipments;

public sealed class ShipmentsPageTests : PageContext
{
    [Fact]
    public void Fifty_rows_stand_on_a_page_and_the_next_page_is_a_link()
    {
        Know([.. Enumerable.Range(0, 120).Select(i => Rows.Shipment($"acme~{i:000}"))]);

        var page = Open("/shipments?sort=id");
        Assert.Equal(50, page.FindAll("tbody tr").Count);
        Assert.Equal("1–50 of 120", page.Find(".pager-range").TextContent);

        var second = Open(page.Find("[data-next]").GetAttribute("href")!);
        Assert.Equal("51–100 of 120", second.Find(".pager-range").TextContent);
        Assert.Equal("acme~050", second.Find("[data-line]").TextContent);

        var third = Open(second.Find("[data-next]").GetAttribute("href")!);
        Assert.Empty(third.FindAll("[data-next]"));
        var back = Open(third.Find("[data-previous]").GetAttribute("href")!);
        Assert.Equal("acme~050", back.Find("[data-line]").TextContent);
        Assert.Equal("1–50 of 120", Open(back.Find("[data-previous]").GetAttribute("href")!).Find(".pager-range").TextContent);
    }

    [Fact]
    public void The_heading_tells_how_it_is_sorted()
    {
        Know(Rows.Shipment("acme~1"));

        var headings = Open("/shipments?sort=-client").FindAll("th[aria-sort]");

        Assert.Equal("descending", Assert.Single(headings, heading => heading.TextContent.Contains("Client", StringComparison.Ordinal)).GetAttribute("aria-sort"));
        Assert.All(headings.Where(heading => !heading.TextContent.Contains("Client", StringComparison.Ordinal)), heading => Assert.Equal("none", heading.GetAttribute("aria-sort")));
    }

    [Fact]
    public void An_empty_tower_says_how_to_send_the_first_order_and_the_list_follows_by_itself()
    {
        var page = Open();
        Assert.Contains("/v1/orders", page.Find("pre").TextContent, StringComparison.Ordinal);

        Know(Rows.Shipment("acme~1"));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task Two_filters_that_are_chosen_one_right_after_the_other_both_hold()
    {
        var browser = new SlowBrowser();
        Services.AddSingleton<NavigationManager>(browser);
        Know(Rows.Shipment("acme~1") with { Status = ShipmentStatus.AtPickup }, Rows.Shipment("acme~2"), Rows.Shipment("acme~3") with { Status = ShipmentStatus.AtDelivery });
        var page = Render<ShipmentsPage>();

        Tick(ShipmentStatus.AtPickup);
        Tick(ShipmentStatus.InTransit);
        await page.InvokeAsync(browser.Arrive);

        Assert.EndsWith("/shipments?status=atPickup,inTransit", browser.Uri, StringComparison.Ordinal);
        Assert.Equal(["acme~1", "acme~2"], page.FindAll("[data-line]").Select(line => line.TextContent));

        void Tick(ShipmentStatus status) => page.FindAll(".menu-body input")[StatusLook.All.ToList().IndexOf(status)].Change(true);
    }

    [Fact]
    public void Where_nothing_matches_the_filters_can_be_cleared()
    {
        Know(Rows.Shipment("acme~1"));

        var page = Open("/shipments?q=nowhere");

        Assert.Contains("No shipment matches.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/shipments", page.Find(".board-words a").GetAttribute("href"));
    }

    [Fact]
    public void A_list_that_cannot_be_read_says_so_and_can_be_asked_for_again()
    {
        Know(Rows.Shipment("acme~1"));
        Boards.IsBroken = true;
        var page = Open();
        Assert.Contains("could not be read", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Boards.IsBroken = false;
        page.Find("[role=alert] button").Click();

        Assert.Single(page.FindAll("tbody tr"));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_change_is_seen_at_once_and_what_else_belongs_there_is_offered()
    {
        Know(Rows.Shipment("acme~1"));
        var page = Open();

        Know(Rows.Shipment("acme~1") with { Status = ShipmentStatus.AtDelivery, Change = 2 }, Rows.Shipment("acme~0"));
        page.WaitForAssertion(() => Assert.Contains("at delivery", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tbody tr"));

        Time.Advance(ShipmentsPage.CompareEvery);
        Tower.Show(Tower.Now with { AsOf = Time.GetUtcNow() });
        page.WaitForAssertion(() => Assert.Contains("1 changed", page.Find("button.chip").TextContent, StringComparison.Ordinal));

        page.Find("button.chip").Click();
        Assert.Equal(2, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public void A_shipment_that_ends_stays_in_its_place_and_says_what_became_of_it()
    {
        Know(Rows.Shipment("acme~1"), Rows.Shipment("acme~2"));
        var page = Open();
        Boards.Rows = Boards.Rows.RemoveAll(row => row.ShipmentId.Value == "acme~1");
        Grains.Shipments["acme~1"] = Journeys.Shipment("acme~1", ShipmentStatus.Delivered);

        Time.Advance(ShipmentsPage.CompareEvery);
        Tower.Show(Tower.Now with { Shipments = Tower.Now.Shipments.Remove(new("acme~1")) });

        page.WaitForAssertion(() => Assert.Contains("delivered", page.Find("[data-shipment='acme~1']").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public void A_search_is_sent_when_the_typing_has_paused()
    {
        Know(Rows.Shipment("acme~1"));
        var page = Open();
        var asked = Boards.Asked.Count;

        page.Find("[data-search]").Input("acm");
        page.Find("[data-search]").Input("acme");
        Assert.Equal(asked, Boards.Asked.Count);
        Time.Advance(TimeSpan.FromMilliseconds(300));

        page.WaitForAssertion(() => Assert.Equal("acme", Boards.Asked[^1].Text));
        Assert.EndsWith("/shipments?q=acme", Services.GetRequiredService<BunitNavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_leaves_the_search_has_searched_and_is_not_called_back_to_it_from_the_next_page()
    {
        Know(Rows.Shipment("acme~1"));
        var page = Open();
        var navigation = Services.GetRequiredService<BunitNavigationManager>();

        page.Find("[data-search]").Input("acme");
        page.Find("[data-search]").Blur();
        Assert.EndsWith("/shipments?q=acme", navigation.Uri, StringComparison.Ordinal);

        navigation.NavigateTo("/shipments/acme~1");
        Time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.EndsWith("/shipments/acme~1", navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    public void What_a_partner_wrote_is_text_and_cut(string hostile)
    {
        var next = new NextStop(1, StopKind.Pickup, null, hostile + new string('W', 10_000), Journeys.Morning, null);
        Know(Rows.Shipment("acme~1") with { Next = next, VehicleId = new(hostile) });

        var page = Open($"/shipments?q=&client={Uri.EscapeDataString(hostile)}");
        Assert.Empty(page.FindAll("script, [onmouseover]"));

        page = Open();
        Assert.Empty(page.FindAll("script, [onmouseover]"));
        Assert.InRange(page.Find("tbody tr").TextContent.Length, 1, 1_500);
    }

    [Fact]
    public async Task A_page_that_is_closed_no_longer_listens()
    {
        Open();
        await DisposeComponentsAsync();
        Assert.Equal(0, Tower.Watchers);
    }

    private void Know(params ShipmentRow[] rows)
    {
        Boards.Rows = [.. rows];
        Tower.Show(TowerView.Empty with { Shipments = rows.Where(row => row.IsOpen).ToImmutableDictionary(row => row.ShipmentId), AsOf = Time.GetUtcNow() });
    }

    private IRenderedComponent<ShipmentsPage> Open(string address = "/shipments")
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return Render<ShipmentsPage>();
    }
}
