using Bunit;
using Dispatch.Fakes;
using Dispatch.Shell;
using Xunit;

namespace Dispatch.Dispatching;

public sealed class ApprovalsPageTests : PageContext
{
    [Fact]
    public void What_expires_next_stands_first_and_is_decided_in_place()
    {
        Await("acme~1", minutes: 50);
        Await("acme~2", minutes: 10);

        var page = Render<ApprovalsPage>();

        Assert.Equal(["acme~2/1", "acme~1/1"], page.FindAll("[data-approval]").Select(card => card.GetAttribute("data-approval")));
        page.Find("[data-approval='acme~2/1'] .button-main").Click();
        Assert.Equal(("acme~2", new ReleaseCommand.DecideApproval(1, true, null, Accounts.Ada)), (Assert.Single(Grains.Told).Id, Grains.Told[0].Command));
    }

    [Fact]
    public void What_is_somebody_elses_to_decide_says_so_and_stands_last()
    {
        Await("acme~1", minutes: 50);
        Await("acme~2", minutes: 10, approver: "hazmat-officer");

        var page = Render<ApprovalsPage>();

        Assert.Equal(["acme~1/1", "acme~2/1"], page.FindAll("[data-approval]").Select(card => card.GetAttribute("data-approval")));
        var others = page.Find("[data-approval='acme~2/1']");
        Assert.Empty(others.QuerySelectorAll("button"));
        Assert.Contains("an administrator says who is hazmat-officer", others.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_decided_elsewhere_goes_by_itself()
    {
        Await("acme~1", minutes: 50);
        var page = Render<ApprovalsPage>();

        Grains.Releases["acme~1"] = Loads.View("acme~1");
        Tower.Show(Loads.Tower());
        Time.Advance(TimeSpan.FromSeconds(1));
        Tower.Show(Loads.Tower());
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("Nothing waits for a decision.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void The_navigation_counts_what_waits()
    {
        Assert.Empty(Render<ApprovalBadge>().FindAll(".badge"));

        Time.Advance(TimeSpan.FromSeconds(1));
        Await("acme~1", minutes: 50);

        Assert.Equal("1 to decide", Render<ApprovalBadge>().Find(".badge").TextContent);
    }

    private void Await(string id, int minutes, string approver = "dispatch-lead")
    {
        Grains.Releases[id] = Loads.View(id, ReleaseStatus.AwaitingApproval) with { Approvals = [Loads.Approval(1, minutes: minutes) with { Approver = new(approver) }] };
        var rows = Grains.Releases.Keys.Select(key => Loads.Row(key, status: ReleaseStatus.AwaitingApproval) with { Approval = ApprovalKind.CostAboveLimit });
        Time.Advance(TimeSpan.FromSeconds(1));
        Tower.Show(Loads.Tower([.. rows]));
    }
}
