using System.Collections.Immutable;
using Bunit;
using Dispatch.Fakes;
using Dispatch.Live;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Facilities;

public sealed class FacilityBoardTests : PageContext
{
    private static readonly FacilityId Dallas = new("DAL-1");

    [Fact]
    public void Trucks_that_stand_there_are_counted_and_the_longest_stands_out()
    {
        var line = FacilityBoard.Of(View(Standing("acme~1", hours: 1), Standing("acme~2", hours: 3))).Lines[Dallas];

        Assert.Equal((2, Rows.Noon.AddHours(-3)), (line.Here, line.HereSince));
    }

    [Fact]
    public void What_comes_within_a_day_is_inbound_and_the_late_among_it_are_counted()
    {
        var line = FacilityBoard.Of(View(Coming("acme~1", hours: 5), Coming("acme~2", hours: 9), Coming("acme~3", hours: 25), Coming("acme~4", hours: -30))).Lines[Dallas];

        Assert.Equal((3, 2), (line.Inbound, line.Late));
        Assert.Equal(Rows.Noon.AddHours(5), line.NextAt);
    }

    [Fact]
    public void Exceptions_count_where_the_truck_stands_or_else_where_it_goes()
    {
        var view = View(Coming("acme~1", hours: 5), Standing("acme~2", hours: 1)) with
        {
            OpenExceptions = new[] { Rows.Case("acme~1~1"), Rows.Case("acme~2~1"), Rows.Case("acme~9~1") }.ToImmutableDictionary(row => row.ExceptionId),
        };

        Assert.Equal(2, FacilityBoard.Of(view).Lines[Dallas].Exceptions.All);
        Assert.Equal(2, FacilityDay.Of(view, Dallas).Exceptions.Length);
    }

    [Fact]
    public void A_facility_without_master_data_is_called_what_the_stop_calls_it() =>
        Assert.Equal("Dallas yard", FacilityBoard.Of(View(Coming("acme~1", hours: 5)) with { Facilities = TowerView.Empty.Facilities }).Lines[Dallas].Name);

    [Fact]
    public void The_timetable_is_in_the_order_of_arrival_and_dwell_ticks()
    {
        Tower.Show(View(Coming("acme~2", hours: 9), Coming("acme~1", hours: 5), Standing("acme~3", hours: 1)));
        var page = Render<FacilityPage>(facility => facility.Add(f => f.Id, "DAL-1"));

        Assert.Equal(["acme~1", "acme~2"], page.FindAll("[data-arrival]").Select(row => row.GetAttribute("data-arrival")));
        Assert.Contains("Mon 07:00 CDT", page.Find(".local-time").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 h 00 min", page.Find("[data-here]").TextContent, StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromMinutes(1));
        page.WaitForAssertion(() => Assert.Contains("1 h 01 min", page.Find("[data-here]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_shows_them_and_without_any_says_how_one_appears()
    {
        Tower.Show(TowerView.Empty with { AsOf = Rows.Noon });
        Assert.Contains("PUT /v1/facilities", Render<FacilitiesPage>().Markup, StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromSeconds(1));
        Tower.Show(View(Coming("acme~1", hours: 5)));
        Assert.Equal("Dallas DC", Render<FacilitiesPage>().Find("tbody [data-line]").TextContent);
    }

    private static ShipmentRow Standing(string id, int hours) =>
        Rows.Shipment(id) with { At = Dallas, Status = ShipmentStatus.AtPickup, Since = Rows.Noon.AddHours(-hours), Next = null };

    private static ShipmentRow Coming(string id, int hours) =>
        Rows.Shipment(id) with { Next = new(1, StopKind.Pickup, Dallas, "Dallas yard", Journeys.Evening with { To = Rows.Noon.AddHours(Math.Sign(hours) * 6) }, Rows.Noon.AddHours(hours)) };

    private static TowerView View(params ShipmentRow[] rows) => TowerView.Empty with
    {
        Shipments = rows.ToImmutableDictionary(row => row.ShipmentId),
        Facilities = TowerView.Empty.Facilities.Add(Dallas, new(new(Dallas, "Dallas DC", new(32.8, -96.8), 250, "America/Chicago"), 1)),
        AsOf = Rows.Noon,
    };
}
