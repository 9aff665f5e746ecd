using Bunit;
using Dispatch.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Shell;

public sealed class AtTests : PageContext
{
    [Fact]
    public void A_moment_is_readable_by_machines_and_tells_utc_and_the_stop_on_demand()
    {
        var time = Render<At>(at => at.Add(a => a.Instant, Rows.Noon).Add(a => a.StopZone, "America/Chicago")).Find("time");

        Assert.Equal("4 May 12:00 UTC", time.TextContent);
        Assert.Equal("2026-05-04T12:00:00.0000000Z", time.GetAttribute("datetime"));
        Assert.Equal("Mon 4 May 2026 12:00:00 UTC · at the stop Mon 4 May 2026 07:00:00 CDT", time.GetAttribute("title"));
    }

    [Fact]
    public async Task Another_choice_is_seen_at_once_everywhere()
    {
        var preferences = Services.GetRequiredService<Preferences>();
        var at = Render<At>(at => at.Add(a => a.Instant, Rows.Noon).Add(a => a.StopZone, "America/Chicago"));

        await at.InvokeAsync(() => preferences.Choose(preferences.Reading with { Zone = ZoneChoice.AtStop }));

        Assert.Equal("4 May 07:00 CDT", at.Find("time").TextContent);
    }

    [Fact]
    public void A_choice_in_the_menu_is_kept_in_the_browser()
    {
        var menu = Render<ReadingMenu>();

        menu.FindAll("input[name=units]")[1].Change(true);

        Assert.Equal(UnitChoice.Imperial, Services.GetRequiredService<Preferences>().Reading.Units);
        Assert.Contains(JSInterop.Invocations["dispatchShell.remember"], call => call.Arguments is ["units", "imperial"]);
    }
}
