using System.Reflection;
using Bunit;
using Bunit.TestDoubles;
using Dispatch.Exceptions;
using Dispatch.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Shell;

public sealed class RailTests : PageContext
{
    [Fact]
    public void Every_link_leads_to_a_page_and_has_a_key_of_its_own()
    {
        var addresses = typeof(NavPage).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

        var hrefs = Render<Rail>().FindAll(".rail a").Select(link => link.GetAttribute("href")!).ToHashSet();

        Assert.Subset(addresses.ToHashSet(), hrefs);
        Assert.Equal(NavPage.All.Length, NavPage.All.Select(page => page.Key).Distinct().Count());
    }

    [Fact]
    public void The_page_that_is_open_is_marked_whatever_it_was_asked()
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/?shipment=acme~1");

        Assert.Equal("/", Render<Rail>().Find("[aria-current=page]").GetAttribute("href"));
    }

    [Fact]
    public void The_badge_counts_what_is_awake_and_how_much_of_it_is_critical()
    {
        Tower.Show(Rows.Tower(Rows.Case("a~1", Severity.Critical), Rows.Case("b~1"), Rows.Case("c~1", status: CaseStatus.Snoozed)));
        var badge = Render<ExceptionBadge>();
        Assert.Equal("1 critical,", badge.Find(".badge-critical").TextContent);
        Assert.Equal("2 open", badge.Find(".badge-open").TextContent);

        Tower.Show(Rows.Tower());

        badge.WaitForAssertion(() => Assert.Empty(badge.FindAll(".badge")));
    }

    [Fact]
    public void Without_anything_new_the_badge_is_not_rendered_again()
    {
        Tower.Show(Rows.Tower(Rows.Case("a~1")));
        var badge = Render<ExceptionBadge>();

        Tower.Show(Rows.Tower(Rows.Case("a~1")));

        Assert.Equal(1, badge.RenderCount);
    }
}
