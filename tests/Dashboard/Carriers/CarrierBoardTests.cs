using System.Collections.Immutable;
using Bunit;
using Bunit.TestDoubles;
using Dispatch.Exceptions;
using Dispatch.Fakes;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Carriers;

public sealed class CarrierBoardTests : PageContext
{
    private static readonly CarrierId Swift = new("SWFT");
    private static readonly CarrierId Nobody = new("NOBODY");

    [Fact]
    public void Its_vehicles_are_counted_by_what_they_do()
    {
        var line = CarrierBoard.Of(View(vehicles:
        [
            Rows.Vehicle("T1", 1, 1), Rows.Vehicle("T2", 1, 1) with { Status = VehicleStatus.Stopped },
            Rows.Vehicle("T3", 1, 1) with { At = Rows.Noon.AddMinutes(-11) }, Rows.Vehicle("T4", 1, 1) with { Status = VehicleStatus.Unknown },
        ])).Lines[Swift];

        Assert.Equal((1, 1, 1, 3), (line.Moving, line.Standing, line.Silent, line.Vehicles));
        Assert.Equal(Rows.Noon, line.HeardAt);
    }

    [Fact]
    public void Its_shipments_and_exceptions_are_counted_and_the_late_among_them()
    {
        var late = new NextStop(2, StopKind.Delivery, null, "Houston", Journeys.Evening, Rows.Noon.AddHours(9));
        var line = CarrierBoard.Of(View(
            shipments: [Rows.Shipment("acme~1"), Rows.Shipment("acme~2") with { Next = late }, Rows.Shipment("acme~3") with { CarrierId = null }],
            cases: [Rows.Case("acme~1~1", Severity.Critical), Rows.Case("acme~1~2", Severity.Minor)])).Lines[Swift];

        Assert.Equal((2, 1), (line.Shipments, line.Late));
        Assert.Equal(new(1, 0, 1, 0), line.Exceptions);
    }

    [Fact]
    public void A_carrier_without_master_data_appears_by_its_vehicles_and_one_without_anything_by_its_master_data()
    {
        var board = CarrierBoard.Of(View(vehicles: [Rows.Vehicle("T1", 1, 1)], carriers: [new(Nobody, "Nobody Inc", null, null, null)]));

        Assert.Equal((null, "SWFT"), (board.Lines[Swift].Carrier, board.Lines[Swift].Name));
        Assert.Equal(("Nobody Inc", 0), (board.Lines[Nobody].Name, board.Lines[Nobody].Vehicles));
    }

    [Fact]
    public void One_critical_exception_is_worse_than_many_others()
    {
        var board = CarrierBoard.Of(View(cases:
        [
            Rows.Case("acme~1~1", Severity.Critical) with { CarrierId = Nobody }, Rows.Case("acme~2~1"), Rows.Case("acme~3~1"),
        ]));

        Assert.Equal([Nobody, Swift], board.Sorted(CarrierSort.Worst, descending: true, null).Select(line => line.Id));
    }

    [Fact]
    public void The_list_is_sorted_and_searched_as_the_address_says_and_follows_the_tower()
    {
        Tower.Show(View(vehicles: [Rows.Vehicle("T1", 1, 1)], carriers: [new(Nobody, "Zebra", null, null, null)]));
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/carriers?sort=-name");
        var page = Render<CarriersPage>();
        Assert.Equal(["NOBODY", "SWFT"], page.FindAll("tr[data-carrier]").Select(row => row.GetAttribute("data-carrier")));

        Time.Advance(TimeSpan.FromSeconds(1));
        Tower.Show(View(carriers: [new(new("NEW"), "<b>New</b>", "NEWC", null, null)]));
        page.WaitForAssertion(() => Assert.Equal("<b>New</b>", page.Find("tbody [data-line]").TextContent));

        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/carriers?q=nowhere");
        Assert.Contains("No carrier matches.", Render<CarriersPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_one_leads_to_its_shipments_and_one_that_nobody_knows_is_said_to_be_unknown()
    {
        Tower.Show(View(vehicles: [Rows.Vehicle("T1", 1, 1, shipments: "acme~1")], shipments: [Rows.Shipment("acme~1")]));

        var page = Render<CarrierPage>(carrier => carrier.Add(c => c.Id, "SWFT"));
        Assert.Equal("/shipments?carrier=SWFT", page.Find(".panel-head a").GetAttribute("href"));
        Assert.Equal("acme~1", page.Find("[data-line]").TextContent);

        Assert.Contains("knows no such carrier", Render<CarrierPage>(carrier => carrier.Add(c => c.Id, "<i>x")).Markup, StringComparison.Ordinal);
    }

    private static TowerView View(VehicleRow[]? vehicles = null, ShipmentRow[]? shipments = null, CaseRow[]? cases = null, Carrier[]? carriers = null) => new(
        (vehicles ?? []).ToImmutableDictionary(row => $"{row.CarrierId}/{row.VehicleId}"),
        (shipments ?? []).ToImmutableDictionary(row => row.ShipmentId),
        (cases ?? []).ToImmutableDictionary(row => row.ExceptionId),
        (carriers ?? []).ToImmutableDictionary(carrier => carrier.CarrierId, carrier => new CarrierRow(carrier, 1)),
        TowerView.Empty.Facilities,
        Rows.Noon);
}
