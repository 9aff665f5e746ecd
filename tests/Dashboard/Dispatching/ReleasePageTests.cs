using Bunit;
using Dispatch.Fakes;
using Dispatch.Integration;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Dispatching;

public sealed class ReleasePageTests : PageContext
{
    private const string Id = "acme~1";

    [Fact]
    public void A_gate_says_who_is_waited_for_until_when_and_what_would_make_it_pass()
    {
        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.Gathering, Loads.Ready(GateKind.Route), Loads.Waiting(GateKind.Inventory));

        var page = Open();

        Assert.Equal(["Inventory", "Route"], page.FindAll(".gate-line").Select(line => line.GetAttribute("data-gate")));
        var gate = page.Find("[data-gate='Inventory']").TextContent;
        Assert.Contains("waits for wms", gate, StringComparison.Ordinal);
        Assert.Contains("20 min 00 s", gate, StringComparison.Ordinal);
        Assert.Contains("Passes with: A report of the stock.", gate, StringComparison.Ordinal);
        Assert.Contains("report of the WMS", page.Find("[data-gate='Route'] .gate-evidence").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_is_overridden_with_a_reason_in_the_person_s_name()
    {
        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.Gathering, Loads.Waiting(GateKind.Inventory));
        var page = Open();

        page.Find("[data-gate='Inventory'] button").Click();
        page.Find("[data-gate='Inventory'] textarea").Input("I saw it.");
        page.Find("[data-gate='Inventory'] form").Submit();

        var (id, command, origin) = Assert.Single(Grains.Told);
        Assert.Equal((Id, new ReleaseCommand.OverrideGate(GateKind.Inventory, "I saw it.", Accounts.Ada), "person:ada"), (id, command, origin.Source));
    }

    [Fact]
    public void Nothing_is_done_without_a_reason_and_a_refusal_is_said()
    {
        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.Gathering, Loads.Waiting(GateKind.Inventory));
        Grains.Says = _ => new("release.gate-not-yours", "Not yours.");
        var page = Open();

        page.Find("[data-gate='Inventory'] button").Click();
        page.Find("[data-gate='Inventory'] form").Submit();
        Assert.Empty(Grains.Told);

        page.Find("[data-gate='Inventory'] textarea").Input("I saw it.");
        page.Find("[data-gate='Inventory'] form").Submit();
        Assert.Contains("Not yours.", Messages());
    }

    [Fact]
    public void The_waterfall_shows_each_step_and_the_one_under_way_ticks()
    {
        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.Tendering) with
        {
            Tenders =
            [
                Loads.Tender(Id, 1, TenderKind.Guide, Loads.Offer("SWFT", OfferState.Declined, reason: "no truck")),
                Loads.Tender(Id, 2, TenderKind.Broadcast, Loads.Offer("WERN", OfferState.Sent), Loads.Offer("KNLU", OfferState.Countered, new(950, "USD"))),
            ],
        };

        var page = Open();

        var first = page.Find("[data-tender='acme~1~T1']");
        Assert.Null(first.GetAttribute("aria-current"));
        Assert.Contains("declined", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("“no truck”", first.TextContent, StringComparison.Ordinal);
        var second = page.Find("[data-tender='acme~1~T2']");
        Assert.Equal("step", second.GetAttribute("aria-current"));
        Assert.Contains("15 min 00 s", second.QuerySelector(".deadline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("900.00 USD", second.QuerySelector("[data-carrier='KNLU'] s")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("950.00 USD", second.QuerySelector("[data-carrier='KNLU'] b")!.TextContent, StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromMinutes(1));
        page.WaitForAssertion(() => Assert.Contains("14 min 00 s", page.Find("[data-tender='acme~1~T2'] .deadline").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Scores_add_up_and_who_may_not_carry_it_says_by_which_rule()
    {
        Grains.Releases[Id] = Loads.View(Id) with
        {
            Ranking = Loads.Ranked(Loads.Choice("SWFT", ("cost", 40), ("onTime", 19), ("guide", 0)), Loads.Choice("WERN", ("cost", 29.5)), Loads.Unfit("KNLU")),
        };

        var page = Open();

        Assert.Equal("score 59.00", page.Find("[data-choice='SWFT'] .choice-score").TextContent);
        Assert.Equal(2, page.FindAll("[data-choice='SWFT'] .score-bar span").Count);
        Assert.Equal("width:50%", page.Find("[data-choice='WERN'] .score-bar span").GetAttribute("style"));
        Assert.Contains("insurance", page.Find("[data-choice='KNLU'] .choice-out").TextContent, StringComparison.Ordinal);
        Assert.Contains("until 2025", page.Find("[data-choice='KNLU'] [data-rule='insurance']").TextContent, StringComparison.Ordinal);
        Assert.Contains("900.00 USD", page.Find("[data-choice='SWFT'] summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_bar_are_its_share_of_the_best_score()
    {
        var (best, other) = (Loads.Choice("A", ("cost", 30), ("guide", 50)), Loads.Choice("B", ("cost", 40)));

        var bar = ScoreBar.Of(other, Loads.Ranked(best, other));

        Assert.Equal((40, 50), (bar.Score, bar.Parts.Sum(part => part.Percent)));
        Assert.Equal(100, ScoreBar.Of(best, Loads.Ranked(best, other)).Parts.Sum(part => part.Percent), 2);
    }

    [Fact]
    public void An_approval_is_given_at_once_and_a_rejection_needs_a_reason()
    {
        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.AwaitingApproval) with { Approvals = [Loads.Approval(3), Loads.Approval(2, ApprovalState.Expired)] };
        var page = Open();
        Assert.Contains("1,400.00 USD", page.Find("[data-approval]").TextContent, StringComparison.Ordinal);
        Assert.Contains("nobody decided in time", page.Find("[data-decided='2']").TextContent, StringComparison.Ordinal);

        Button(page, "Approve").Click();
        Assert.Equal(new ReleaseCommand.DecideApproval(3, true, null, Accounts.Ada), Assert.Single(Grains.Told).Command);

        Button(page, "Reject…").Click();
        page.Find("[data-approval] textarea").Input("too dear");
        page.Find("[data-approval] form").Submit();
        Assert.Equal(new ReleaseCommand.DecideApproval(3, false, "too dear", Accounts.Ada), Grains.Told[^1].Command);
    }

    [Fact]
    public void A_person_retries_holds_calls_off_or_names_a_carrier()
    {
        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.NeedsHelp) with { Ranking = Loads.Ranked(Loads.Unfit("KNLU")) };
        var page = Open();

        Button(page, "Ask everybody again").Click();
        Say(page, "Hold…", "the customer called");
        Say(page, "Cancel the order…", "not needed");
        Button(page, "Choose a carrier…").Click();
        page.FindAll(".release-aside .case-form input")[0].Input("KNLU");
        Assert.Contains("It fails by insurance.", page.Find(".case-form [role=status]").TextContent, StringComparison.Ordinal);
        page.FindAll(".release-aside .case-form input")[1].Input("T7");
        page.Find(".release-aside form").Submit();

        Assert.Equal(
            [
                new ReleaseCommand.Retry("ada"),
                new ReleaseCommand.PlaceHold("person", "the customer called", "ada"),
                new ShipmentCommand.Cancel("not needed"),
                new ShipmentCommand.Assign(new("KNLU"), new("T7"), null),
            ],
            Grains.Told.Select(told => told.Command));
    }

    [Fact]
    public void What_is_over_offers_nothing_that_is_not_possible_any_more()
    {
        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.Cancelled, Loads.Waiting(GateKind.Inventory));
        Assert.Empty(Open().FindAll("button:not([data-copy])"));

        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.Confirmed) with { Award = new(new("SWFT"), new("T1"), null, Loads.Cheap, null, null, Rows.Noon) };
        var confirmed = Open();
        Assert.Contains("900.00 USD, by hand", confirmed.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Equal("Cancel the order…", confirmed.Find(".release-aside button").TextContent);
    }

    [Fact]
    public void A_hold_is_lifted_and_what_others_were_told_is_there_the_last_first()
    {
        Grains.Releases[Id] = Loads.View(Id) with { Holds = [new("credit", "over the limit", "erp", Rows.Noon)] };
        Told.Messages = [Word("m1", "wms", "release.opened"), Word("m2", "carrier:SWFT", "tender.offered")];
        var page = Open();

        Assert.Equal(["tender.offered", "release.opened"], page.FindAll("[data-message]").Select(message => message.GetAttribute("data-message")));
        page.Find("[data-hold='credit'] button").Click();

        Assert.Equal(new ReleaseCommand.LiftHold("credit", "ada"), Assert.Single(Grains.Told).Command);
    }

    [Fact]
    public void What_an_endpoint_did_not_take_says_so_and_is_delivered_once_more_by_a_press()
    {
        Grains.Releases[Id] = Loads.View(Id);
        var word = Word("m1", "wms", "release.opened").Message;
        Told.Messages =
        [
            new(word, [new(new("wms-1"), word, DeliveryState.Dead, Tries: 8, NotBefore: null, Trouble: "500 <b>no</b>"), new(new("copy"), word, DeliveryState.Delivered, Tries: 1, NotBefore: null, Trouble: null)]),
        ];
        var message = Open().Find("[data-message='release.opened']");

        Assert.Equal("given up", message.QuerySelector(".message-state")!.TextContent);
        Assert.Equal("wms-1: given up after 8 tries: 500 <b>no</b>", message.QuerySelector("[data-delivery='Dead']")!.TextContent);
        message.QuerySelector("button")!.Click();

        Assert.Equal(["m1"], Told.Replayed);
        Assert.Contains("It is delivered once more.", Messages());
    }

    private static ToldMessage Word(string id, string to, string type) => new(new(id, to, new(Id), type, Rows.Noon, "{}"), []);

    [Fact]
    public void An_answer_is_seen_within_a_second_without_a_reload()
    {
        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.Tendering) with { Tenders = [Loads.Tender(Id, 1, TenderKind.Guide, Loads.Offer("SWFT", OfferState.Sent))] };
        Tower.Show(Loads.Tower(Loads.Row(Id)));
        var page = Open();

        Grains.Releases[Id] = Loads.View(Id, ReleaseStatus.Confirmed) with { Tenders = [Loads.Tender(Id, 1, TenderKind.Guide, Loads.Offer("SWFT", OfferState.Accepted))] };
        Tower.Show(Loads.Tower());
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("confirmed", page.Find(".ship-title").TextContent, StringComparison.Ordinal));
        Assert.Equal("Accepted", page.Find("[data-carrier='SWFT']").GetAttribute("data-offer"));
    }

    [Theory]
    [InlineData("nobody~9")]
    [InlineData("<script>alert(1)</script>")]
    public void A_release_that_is_not_known_is_said_to_be_unknown(string id)
    {
        var page = Open(id);

        Assert.Contains("There is no such release", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void A_tower_that_does_not_answer_is_said_and_asked_again()
    {
        Grains.IsBroken = true;
        var page = Open();
        Assert.Contains("could not be read", page.Find("h1").TextContent, StringComparison.Ordinal);

        (Grains.IsBroken, Grains.Releases[Id]) = (false, Loads.View(Id));
        page.Find("[role=alert] button").Click();

        Assert.Equal(Id, page.Find("h1").TextContent);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ReleasePage> page, string name) => page.FindAll("button").Single(button => button.TextContent == name);

    private static void Say(IRenderedComponent<ReleasePage> page, string deed, string reason)
    {
        Button(page, deed).Click();
        page.Find(".release-aside textarea").Input(reason);
        page.Find(".release-aside form").Submit();
    }

    private IRenderedComponent<ReleasePage> Open(string id = Id) => Render<ReleasePage>(page => page.Add(p => p.Id, id));
}
