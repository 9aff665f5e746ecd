using Bunit;
using Dispatch.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Health;

public sealed class SetAsideTests : PageContext
{
    private readonly FakeQuarantine quarantine = new()
    {
        Entries = [new("telematics", 3, 7, 4711, Rows.Noon, "<b>Version 99</b> is not known here."), new("journal", 0, 8, 12, Rows.Noon, "It cannot be loaded.")],
    };

    public SetAsideTests() => Services.AddSingleton<IQuarantine>(quarantine);

    [Fact]
    public void What_could_not_be_used_is_listed_with_the_reason_as_text()
    {
        var panel = Panel();

        Assert.Equal(["telematics/3/7", "journal/0/8"], panel.FindAll("[data-set-aside]").Select(row => row.GetAttribute("data-set-aside")));
        Assert.Contains("<b>Version 99</b> is not known here.", panel.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("tbody b"));
    }

    [Fact]
    public void What_is_tried_again_and_works_is_gone_from_the_list()
    {
        var panel = Panel();
        panel.Find("[data-set-aside='journal/0/8'] button").Click();

        Assert.Equal(["ada replays journal/0/8"], quarantine.Told);
        Assert.Single(panel.FindAll("[data-set-aside]"));
        Assert.Equal("journal/0/8 was acted on.", panel.Find("[role=status]").TextContent);
    }

    [Fact]
    public void What_still_cannot_be_used_stays_and_the_page_says_why()
    {
        quarantine.Refusal = new("quarantine.still-failing", "It still cannot be used: no.");
        var panel = Panel();
        panel.Find("tbody button").Click();

        Assert.Equal(2, panel.FindAll("[data-set-aside]").Count);
        Assert.Equal("It still cannot be used: no.", panel.Find("[role=status]").TextContent);
    }

    [Fact]
    public void It_takes_two_presses_to_let_something_go_for_good()
    {
        var panel = Panel();
        panel.FindAll("tbody button")[1].Click();
        Assert.Empty(quarantine.Told);

        panel.FindAll("tbody button")[1].Click();
        Assert.Equal(["ada discards telematics/3/7"], quarantine.Told);
    }

    private IRenderedComponent<SetAsidePanel> Panel() => Render<SetAsidePanel>(parameters => parameters.Add(panel => panel.Count, 2));
}
