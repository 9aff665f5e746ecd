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
    public void A_link_to_a_shipment_that_is_not_known_says_so()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/?shipment=nobody~9");

        Assert.Contains("does not know this shipment", Open().Find(".selected").TextContent, StringComparison.Ordinal);
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
