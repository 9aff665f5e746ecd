using Bunit;
using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Dispatching;

public sealed class WavePageTests : PageContext
{
    private const string Id = "W-1";

    [Fact]
    public void Both_plans_stand_side_by_side_and_where_they_differ_comes_first()
    {
        Grains.Waves[Id] = Wave();

        var page = Open();

        Assert.Equal(["acme~2", "acme~3", "acme~1"], page.FindAll("[data-load]").Select(row => row.GetAttribute("data-load")));
        Assert.Contains("1,700.00 USD", page.Find(".wave-sums").TextContent, StringComparison.Ordinal);
        Assert.Contains("the same", page.Find("[data-load='acme~1']").TextContent, StringComparison.Ordinal);
        Assert.Contains("nobody", page.Find("[data-load='acme~3']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_is_given_to_another_and_the_plan_accepted_so()
    {
        Grains.Waves[Id] = Wave();
        var page = Open();

        page.Find("[data-load='acme~2'] select").Change("KNLU");
        Assert.Contains("2,000.00 USD", page.Find(".wave-sums").TextContent, StringComparison.Ordinal);
        page.Find(".button-main").Click();

        var accept = Assert.IsType<WaveCommand.Accept>(Assert.Single(Grains.Told).Command);
        Assert.Equal([new WavePair(new("acme~2"), new("KNLU"), 1_200)], accept.Changes);
        Assert.Equal("ada", accept.By);
    }

    [Fact]
    public void What_is_given_back_to_the_plan_is_no_change()
    {
        var plan = WavePlan.Of(Wave());

        var back = plan.With(new WavePair(new("acme~2"), new("KNLU"), 1_200)).With(new WavePair(new("acme~2"), new("WERN"), 900));

        Assert.Empty(back.Changes);
    }

    [Fact]
    public void Others_come_from_the_release_s_ranking()
    {
        Grains.Waves[Id] = Wave();
        Grains.Releases["acme~3"] = Loads.View("acme~3") with { Ranking = Loads.Ranked(Loads.Choice("ODFL", ("cost", 40)), Loads.Unfit("XPO")) };
        var page = Open();

        page.Find("[data-load='acme~3'] button").Click();

        Assert.Equal(["", "WERN", "ODFL"], page.FindAll("[data-load='acme~3'] option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public void A_refusal_is_shown_and_a_wave_that_was_decided_offers_nothing()
    {
        Grains.Waves[Id] = Wave();
        Grains.Says = _ => new("wave.ended", "Wave W-1 was Rejected.");
        var page = Open();
        page.FindAll(".case-buttons button")[1].Click();
        Assert.Contains("was Rejected", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Grains.Waves[Id] = Wave() with { Status = WaveState.Accepted, DecidedBy = "bob", DecidedAt = Rows.Noon };
        Assert.Empty(Open().FindAll("button, select"));
        Assert.Contains("There is no such wave", Render<WavePage>(page => page.Add(p => p.Id, "W-9")).Markup, StringComparison.Ordinal);
    }

    private static WaveView Wave() => new(
        new(Id),
        WaveState.Planned,
        "USD",
        new([Pair("acme~1", "SWFT", 800), Pair("acme~2", "WERN", 900)], [new("acme~3")]),
        new([Pair("acme~1", "SWFT", 800), Pair("acme~2", "KNLU", 1_200), Pair("acme~3", "WERN", 500)], []),
        300,
        Rows.Noon,
        "ada",
        null,
        null);

    private static WavePair Pair(string shipment, string carrier, decimal cost) => new(new(shipment), new(carrier), cost);

    private IRenderedComponent<WavePage> Open() => Render<WavePage>(page => page.Add(p => p.Id, Id));
}
