using Bunit;
using Bunit.TestDoubles;
using Dispatch.Fakes;
using Dispatch.Live;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Facilities;

public sealed class DockBoardTests : PageContext
{
    private static readonly FacilityId Dallas = new("DAL-1");

    [Fact]
    public void A_block_says_all_it_shows_also_to_those_who_do_not_see_it()
    {
        Know(Loads.Appointment("acme~1", "D1", 8));

        var block = Open().Find("[data-block]");

        Assert.Equal(", pickup, held, door D1, 08:00–09:00, carrier SWFT", block.QuerySelector(".unseen")!.TextContent);
        Assert.Equal("acme~1, pickup, held, door D1, 08:00–09:00, carrier SWFT", block.GetAttribute("title"));
    }

    [Fact]
    public async Task It_is_moved_by_keyboard_and_the_facility_is_asked_once()
    {
        Know(Loads.Appointment("acme~1", "D1", 8));
        var board = Open();

        board.Find("[data-block]").Click();
        Assert.Equal("true", board.Find("[data-block]").GetAttribute("aria-pressed"));
        await board.InvokeAsync(() => board.Instance.Press("ArrowRight"));
        await board.InvokeAsync(() => board.Instance.Press("ArrowDown"));
        Assert.Equal("08:15–09:15", board.Find("[data-lane='D2'] [data-ghost]").TextContent);
        Assert.Empty(Grains.Told);
        await board.InvokeAsync(() => board.Instance.Press("Enter"));

        var (id, command, origin) = Assert.Single(Grains.Told);
        Assert.Equal((Dallas.Value, "person:ada"), (id, origin.Source));
        Assert.Equal(new FacilityCommand.Move(new("acme~1~1"), new("D2"), new(Loads.Local(8).AddMinutes(15))), command);
        Assert.Empty(board.FindAll("[data-ghost]"));
    }

    [Fact]
    public async Task Escape_leaves_everything_as_it_was()
    {
        Know(Loads.Appointment("acme~1", "D1", 8));
        var board = Open();

        board.Find("[data-block]").Click();
        await board.InvokeAsync(() => board.Instance.Press("Escape"));

        Assert.Empty(board.FindAll("[data-ghost], .dock-bar"));
        Assert.Empty(Grains.Told);
    }

    [Fact]
    public async Task What_is_dropped_goes_where_it_was_dropped_and_a_refusal_is_shown_and_moves_nothing()
    {
        Know(Loads.Appointment("acme~1", "D1", 8));
        Grains.Says = _ => new("facility.slot-taken", "Door D2 is taken from 12:00.");
        var board = Open();

        await board.InvokeAsync(() => board.Instance.Drop("acme~1~1", "D2", 0.5));

        Assert.Equal(new FacilityCommand.Move(new("acme~1~1"), new("D2"), new(Loads.Local(12))), Assert.Single(Grains.Told).Command);
        Assert.Contains("Door D2 is taken from 12:00.", board.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("acme~1~1", board.Find("[data-lane='D1'] [data-block]").GetAttribute("data-block"));
    }

    [Fact]
    public async Task What_has_left_cannot_be_moved()
    {
        Know(Loads.Appointment("acme~1", "D1", 8, AppointmentStatus.Departed));
        var board = Open();

        board.Find("[data-block]").Click();
        await board.InvokeAsync(() => board.Instance.Drop("acme~1~1", "D2", 0.5));

        Assert.Empty(board.FindAll("[data-ghost]"));
        Assert.Empty(Grains.Told);
    }

    [Fact]
    public async Task One_that_waits_is_placed_by_pressing_a_place_on_the_board()
    {
        Know(Loads.Appointment("acme~1", null, 8, AppointmentStatus.Waiting));
        var board = Open();

        board.Find("[data-waiting] button").Click();
        await board.InvokeAsync(() => board.Instance.Place("D2", 0.5));
        board.Find(".dock-bar .button-main").Click();

        Assert.Equal(new FacilityCommand.Move(new("acme~1~1"), new("D2"), new(Loads.Local(12))), Assert.Single(Grains.Told).Command);
    }

    [Fact]
    public void A_proposal_is_shown_on_the_board_and_accepted_beside_it()
    {
        Know(Loads.Appointment("acme~1", "D1", 8) with { Proposed = new(new("D2"), Loads.Local(11), Loads.Local(12)) });
        var board = Open();

        Assert.Equal("acme~1", board.Find("[data-lane='D2'] .dock-proposed").TextContent);
        Assert.Contains("08:00–09:00 → 11:00–12:00", board.Find("[data-proposal]").TextContent, StringComparison.Ordinal);
        board.Find("[data-proposal] button").Click();

        Assert.Equal(new FacilityCommand.AcceptProposal(new("acme~1~1")), Assert.Single(Grains.Told).Command);
    }

    [Fact]
    public void The_board_follows_its_appointments_and_the_trucks()
    {
        Know(Loads.Appointment("acme~1", "D1", 8));
        var board = Open();

        Know(change: 2, Loads.Appointment("acme~1", "D2", 9));
        Time.Advance(TimeSpan.FromSeconds(1));

        board.WaitForAssertion(() => Assert.Single(board.FindAll("[data-lane='D2'] [data-block]")));
    }

    [Fact]
    public void The_day_stands_in_the_address_and_nonsense_is_today()
    {
        Know(Loads.Appointment("acme~1", "D1", 8));

        Assert.Equal("2026-05-06", Open("2026-05-06").Find("input[type=date]").GetAttribute("value"));
        Assert.Equal("2026-05-04", Open("<script>").Find("input[type=date]").GetAttribute("value"));

        Open().Find("input[type=date]").Change("2026-05-09");
        Assert.EndsWith("/facilities/DAL-1?day=2026-05-09", Services.GetRequiredService<BunitNavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_plans_the_doors_it_says_how_and_what_cannot_be_read_is_said()
    {
        Tower.Show(View(Loads.Yard("D1") with { Docks = null }, 1));
        Assert.Contains("PUT /v1/facilities/DAL-1", Open().Markup, StringComparison.Ordinal);

        Grains.IsBroken = true;
        Know(Loads.Appointment("acme~1", "D1", 8));
        Assert.Contains("could not be read", Open().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private void Know(AppointmentView appointment) => Know(1, appointment);

    private void Know(long change, AppointmentView appointment)
    {
        Grains.Appointments = [appointment];
        Tower.Show(View(Loads.Yard("D1", "D2"), change));
    }

    private static TowerView View(Facility facility, long change) =>
        TowerView.Empty with { Facilities = TowerView.Empty.Facilities.Add(Dallas, new(facility, change)), AsOf = Rows.Noon };

    private IRenderedComponent<DockBoard> Open(string? day = null) => Render<DockBoard>(board => board.Add(b => b.FacilityId, Dallas).Add(b => b.Day, day));
}
