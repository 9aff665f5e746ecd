using AngleSharp.Dom;
using Bunit;
using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Accounts;

public sealed class PeoplePageTests : PageContext
{
    [Fact]
    public void Who_is_no_administrator_sees_what_he_may_decide_and_nobody_else()
    {
        var page = Render<PeoplePage>();

        Assert.Contains("You are ada: dispatch-lead.", page.Find(".people > p").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-person]"));
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public void Who_is_let_in_gets_a_password_that_is_shown_once()
    {
        var page = AsAdministrator();

        Button(page, "Let somebody in…").Click();
        page.Find("[data-person-form] input").Input(" Bob O'Neill ");
        page.FindAll("[data-person-form] label").Single(label => label.TextContent == "dispatch-lead").QuerySelector("input")!.Change(true);
        page.FindAll("[data-person-form] input")[^1].Input("hazmat-officer");
        page.Find("[data-person-form]").Submit();

        Assert.Equal(FakeAccounts.Password, page.Find("[data-one-time]").TextContent);
        Assert.Contains("dispatch-lead, hazmat-officer", page.Find("[data-person=\"Bob O'Neill\"]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-person-form]"));

        Button(page, "Done").Click();
        Assert.Empty(page.FindAll("[data-one-time]"));
    }

    [Fact]
    public void Roles_are_taken_away_as_they_are_given()
    {
        Accounts.Know(new("bob", [new("dispatch-lead")]));
        var page = AsAdministrator();

        page.FindAll("[data-person='bob'] button")[0].Click();
        page.FindAll("[data-person-form] label").Single(label => label.TextContent == "dispatch-lead").QuerySelector("input")!.Change(false);
        page.Find("[data-person-form]").Submit();

        Assert.Contains("nothing", page.Find("[data-person='bob']").TextContent, StringComparison.Ordinal);
        Assert.Contains("bob may decide as was said.", page.Find("[role=status].panel").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_is_closed_by_a_second_press_and_nobody_closes_his_own()
    {
        Accounts.Know(new("bob", []));
        var page = AsAdministrator();
        Assert.Equal(2, page.FindAll("[data-person='ada'] button").Count);

        page.FindAll("[data-person='bob'] button")[^1].Click();
        Assert.Contains("Press again", page.Find("[data-person='bob']").TextContent, StringComparison.Ordinal);
        page.FindAll("[data-person='bob'] button")[^1].Click();

        Assert.Empty(page.FindAll("[data-person='bob']"));
    }

    [Fact]
    public void What_is_refused_is_said_and_the_form_stays()
    {
        Accounts.Says = new("account.invalid-role", "A role is a word.");
        var page = AsAdministrator();

        Button(page, "Let somebody in…").Click();
        page.Find("[data-person-form] input").Input("bob");
        page.Find("[data-person-form]").Submit();

        Assert.Equal("A role is a word.", page.Find("[role=alert]").TextContent);
        Assert.NotEmpty(page.FindAll("[data-person-form]"));
    }

    [Fact]
    public void Accounts_that_cannot_be_read_are_asked_for_again_by_a_press()
    {
        Accounts.IsAway = true;
        var page = Render<PeoplePage>();
        Assert.Contains("The accounts could not be read.", page.Markup, StringComparison.Ordinal);

        Accounts.IsAway = false;
        page.Find("button").Click();
        page.WaitForAssertion(() => Assert.Contains("You are ada", page.Find(".people > p").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<PeoplePage> AsAdministrator()
    {
        Accounts.Ada = Accounts.Ada with { Roles = [Role.Administrator] };
        return Render<PeoplePage>();
    }

    private static IElement Button(IRenderedComponent<PeoplePage> page, string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name);
}
