using Bunit;
using Bunit.TestDoubles;
using Dispatch.Fakes;
using Dispatch.Live;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Dispatching;

public sealed class ReleasesPageTests : PageContext
{
    [Fact]
    public void A_row_says_gate_by_gate_how_it_stands_and_what_keeps_it()
    {
        Know(Loads.Row("acme~1", GateKind.Inventory));

        var row = Open().Find("[data-release='acme~1']");

        Assert.Equal("waiting", row.QuerySelector("[data-label='Stock'] .gate")!.TextContent);
        Assert.Equal("ready", row.QuerySelector("[data-label='Carrier'].gate-cell .gate")!.TextContent);
        Assert.Contains("Inventory: The WMS has not said.", row.QuerySelector(".release-why")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("19 min 59 s", row.QuerySelector(".deadline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_only_assumed_is_not_shown_as_said()
    {
        var row = Loads.Row("acme~1");
        Know(row with { Gates = [new GateRow(GateKind.Inventory, GateState.Ready) { Assumed = true }] });

        Assert.Equal("assumed", Open().Find("[data-label='Stock'] .gate").TextContent);
    }

    [Fact]
    public void Gates_count_what_they_keep_and_asking_one_again_asks_for_all()
    {
        Know(Loads.Row("acme~1", GateKind.Inventory), Loads.Row("acme~2", GateKind.Hold), Loads.Row("acme~3", GateKind.Hold));

        var lane = Open().Find("[data-gate='Hold']");
        Assert.Equal("2", lane.QuerySelector("b")!.TextContent);

        var kept = Open(lane.GetAttribute("href")!);
        Assert.Equal(["acme~2", "acme~3"], kept.FindAll("[data-line]").Select(link => link.TextContent));
        Assert.Equal(GateKind.Hold, Boards.Asked[^1].Gate);
        Assert.Equal("true", kept.Find("[data-gate='Hold']").GetAttribute("aria-current"));
        Assert.Equal("/releases", kept.Find("[data-gate='Hold']").GetAttribute("href"));
    }

    [Fact]
    public void A_change_is_seen_at_once_and_what_else_belongs_there_is_offered()
    {
        Know(Loads.Row("acme~1", GateKind.Inventory));
        var page = Open();

        Know(Loads.Row("acme~1") with { Status = ReleaseStatus.Tendering, Change = 2 }, Loads.Row("acme~0"));
        page.WaitForAssertion(() => Assert.Contains("tendering", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tbody tr"));

        Time.Advance(ReleasesPage.CompareEvery);
        Tower.Show(Tower.Now with { AsOf = Time.GetUtcNow() });
        page.WaitForAssertion(() => Assert.Contains("1 changed", page.Find("button.chip").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_release_that_is_confirmed_stays_in_its_place_and_says_so()
    {
        Know(Loads.Row("acme~1"));
        var page = Open();
        Grains.Releases["acme~1"] = Loads.View("acme~1", ReleaseStatus.Confirmed);
        Boards.Released = [];

        Time.Advance(ReleasesPage.CompareEvery);
        Tower.Show(Loads.Tower());

        page.WaitForAssertion(() => Assert.Contains("confirmed", page.Find("[data-release='acme~1']").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_orders_it_says_how_one_appears_and_a_tower_that_does_not_answer_is_said()
    {
        Assert.Contains("POST /v1/orders", Open().Find(".board-words").TextContent, StringComparison.Ordinal);
        Assert.Contains("No release matches.", Open("/releases?q=nothing").Markup, StringComparison.Ordinal);

        Boards.IsBroken = true;
        Assert.Contains("could not be read", Open().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_asked_for_is_planned_as_one_wave()
    {
        Know(Loads.Row("acme~1", GateKind.Carrier));
        Waves.Wave = new("W-1");

        Open("/releases?gate=carrier&client=acme").Find(".board-head button").Click();

        Assert.Equal((GateKind.Carrier, "acme", null), (Waves.Asked!.Gate, Waves.Asked.ClientId?.Value, Waves.Asked.After?.Id));
        Assert.EndsWith("/waves/W-1", Services.GetRequiredService<BunitNavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wave_that_cannot_be_planned_says_why()
    {
        Know(Loads.Row("acme~1"));
        Waves.Refusal = new("wave.empty", "None of these releases has a carrier.");

        Open().Find(".board-head button").Click();

        Assert.Contains("None of these releases has a carrier.", Messages());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    public void What_a_partner_wrote_is_text_and_cut(string hostile)
    {
        Know(Loads.Row("acme~1", GateKind.Hold) with { Reason = hostile + new string('W', 10_000), Priority = hostile });

        var page = Open();

        Assert.Empty(page.FindAll("script, [onmouseover]"));
        Assert.InRange(page.Find("tbody tr").TextContent.Length, 1, 1_500);
    }

    [Fact]
    public void The_question_stands_in_the_address_whole()
    {
        var ask = new ReleaseAsk("tendering,needsHelp", "pickupDock", "acme", "a b&c", "-due");

        Assert.Equal("/releases?status=tendering,needsHelp&gate=pickupDock&client=acme&q=a%20b%26c&sort=-due", ask.Address());
        Assert.Equal(new Sorting(SortBy.Due, Descending: true), ask.ToQuery(50).Sorting);
        Assert.Equal(GateKind.PickupDock, ask.ToQuery(50).Gate);
        Assert.Null(new ReleaseAsk(Gate: "nonsense").ToQuery(50).Gate);
    }

    private void Know(params ReleaseRow[] rows)
    {
        Boards.Released = [.. rows];
        Time.Advance(TimeSpan.FromSeconds(1));
        Tower.Show(Loads.Tower(rows));
    }

    private IRenderedComponent<ReleasesPage> Open(string address = "/releases")
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return Render<ReleasesPage>();
    }
}
