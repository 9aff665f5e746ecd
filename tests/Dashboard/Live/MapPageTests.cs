using Bunit;
using Bunit.TestDoubles;
using Dispatch.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Xunit;

namespace Dispatch.Live;

public sealed class MapPageTests : PageContext
{
    [Fact]
    public void Until_the_tower_has_been_read_the_page_says_that_it_is_reading() =>
        Assert.Contains("Reading the tower", Open().Markup, StringComparison.Ordinal);

    [Fact]
    public void An_empty_tower_says_how_to_send_the_first_order()
    {
        Tower.Show(TowerView.Empty with { AsOf = Rows.Noon });

        var command = Open().Find("pre").TextContent;

        Assert.Contains("curl -X POST http://localhost/v1/orders", command, StringComparison.Ordinal);
        Assert.Contains("\"orderId\":\"1001\"", command, StringComparison.Ordinal);
        Assert.Contains("2026-05-04T14:00:00Z", command, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_exception_appears_without_reload()
    {
        Tower.Show(Rows.Tower());
        var page = Open();
        Assert.Empty(page.FindAll(".case"));

        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".case")));
    }

    [Fact]
    public void Picking_an_exception_puts_its_shipment_into_the_address()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));

        Open().Find(".case-main").Click();

        Assert.EndsWith("/?shipment=acme~1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_shipment_selects_it()
    {
        Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28, -82, shipments: "acme~1")], Rows.Case("acme~1~1")));
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/?shipment=acme~1");

        var page = Open();

        Assert.Contains("in transit", page.Find(".selected").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".case-selected"));
    }

    [Fact]
    public void What_was_announced_for_a_stop_stands_beside_what_is_expected()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        Grains.Shipments["acme~1"] = Journeys.Shipment("acme~1", stops: [Journeys.Pickup(), Journeys.Delivery(expected: Rows.Noon.AddHours(7), announced: Rows.Noon.AddHours(5))]);
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/?shipment=acme~1");

        var delivery = Open().FindAll(".stop-list .stop-when")[1].TextContent;

        Assert.Matches("announced .*17:00.*expected .*19:00.*late", delivery.ReplaceLineEndings(" "));
    }

    [Fact]
    public void A_link_to_a_shipment_that_is_not_known_says_so()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/?shipment=nobody~9");

        Assert.Contains("does not know this shipment", Open().Find(".selected").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_in_the_address_is_shown_and_can_be_taken_away()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/?carrier=SWFT&severity=major&shipment=acme~1");

        var page = Open();
        Assert.Equal(["carrier: SWFT", "severity: major or worse"], page.FindAll(".chip").Select(chip => chip.TextContent.Trim()));
        page.Find(".chip").Click();

        Assert.EndsWith("/?severity=major&shipment=acme~1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_is_chosen_from_what_there_is()
    {
        Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28, -82)], Rows.Case("acme~1~1")));

        var page = Open();
        page.Find("select[name=client]").Change("acme");

        Assert.EndsWith("/?client=acme", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_map_looks_is_written_into_the_address()
    {
        Tower.Show(Rows.Tower());
        var page = Open();

        await page.InvokeAsync(() => page.FindComponent<LiveMap>().Instance.Moved(28.123456789, -82, 6.5));

        Assert.EndsWith("/?lat=28.12346&lon=-82&z=6.5", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lat=28.5&lon=-82&z=6.5", true)]
    [InlineData("lat=north&lon=900&z=6.5", false)]
    [InlineData("lat=28.5", false)]
    public void A_link_with_a_view_looks_there_and_one_with_nonsense_at_everything(string query, bool looksThere)
    {
        Tower.Show(Rows.Tower());
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo($"/?{query}");

        Assert.Equal(looksThere ? new MapView(28.5, -82, 6.5) : null, Open().FindComponent<LiveMap>().Instance.View);
    }

    [Fact]
    public async Task A_vehicle_that_is_clicked_opens_its_shipment_and_escape_closes_it()
    {
        Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28, -82, shipments: "acme~1")], Rows.Case("acme~1~1")));
        var page = Open();
        var map = page.FindComponent<LiveMap>().Instance;

        await page.InvokeAsync(() => map.Picked("SWFT/T1"));
        Assert.Contains("acme~1", page.Find(".selected").TextContent, StringComparison.Ordinal);
        Assert.Equal("SWFT/T1", map.Selected);

        await page.InvokeAsync(() => map.Picked(null));
        Assert.Empty(page.FindAll(".selected"));
    }

    [Fact]
    public async Task A_vehicle_without_a_shipment_can_be_selected_too()
    {
        Tower.Show(Rows.Tower([Rows.Vehicle("T9", 28, -82)], Rows.Case("acme~1~1")));
        var page = Open();

        await page.InvokeAsync(() => page.FindComponent<LiveMap>().Instance.Picked("SWFT/T9"));

        Assert.Contains("no shipment that the tower knows", page.Find(".selected").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/?vehicle=SWFT%2FT9", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vehicle_that_is_picked_while_the_map_comes_to_rest_stays_picked()
    {
        var browser = new SlowBrowser();
        Services.AddSingleton<NavigationManager>(browser);
        Tower.Show(Rows.Tower([Rows.Vehicle("T9", 28, -82)], Rows.Case("acme~1~1")));
        var page = Open();
        var map = page.FindComponent<LiveMap>().Instance;

        await page.InvokeAsync(() => map.Picked("SWFT/T9"));
        await page.InvokeAsync(() => map.Moved(28, -82, 6.5));
        await page.InvokeAsync(browser.Arrive);
        Assert.Contains("T9", page.Find(".selected").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => map.Picked(null));
        await page.InvokeAsync(browser.Arrive);
        Assert.EndsWith("/?lat=28&lon=-82&z=6.5", browser.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_search_is_worked_with_the_keyboard_alone()
    {
        Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28, -82, shipments: "acme~1"), Rows.Vehicle("T2", 29, -82)], Rows.Case("acme~1~1")));
        var page = Open();

        page.Find(".map-search input").Input("t");
        Assert.Equal(["T1", "T2"], page.FindAll(".map-hits bdi").Where((_, index) => index % 2 == 0).Select(name => name.TextContent));
        page.Find(".map-search input").KeyDown("ArrowDown");
        page.Find(".map-search input").KeyDown("Enter");

        Assert.EndsWith("/?vehicle=SWFT%2FT2", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".map-hits"));
    }

    [Fact]
    public async Task A_page_that_is_closed_no_longer_listens()
    {
        Open();
        Assert.Equal(1, Tower.Watchers);

        await DisposeComponentsAsync();

        Assert.Equal(0, Tower.Watchers);
    }

    private IRenderedComponent<MapPage> Open()
    {
        Render<MudPopoverProvider>();
        return Render<MapPage>();
    }
}
