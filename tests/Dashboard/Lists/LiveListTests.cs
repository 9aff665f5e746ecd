using System.Collections.Immutable;
using Dispatch.Fakes;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Tracking;
using Xunit;
using ShipmentList = Dispatch.Lists.LiveList<Dispatch.Shipments.ShipmentLine, Dispatch.Shipments.ShipmentRow>;

namespace Dispatch.Lists;

public sealed class LiveListTests
{
    [Fact]
    public void A_row_is_renewed_where_it_stands()
    {
        var list = Listed("acme~1", "acme~2").With(Tower(Rows.Shipment("acme~2") with { Status = ShipmentStatus.AtDelivery, Change = 5 }, Rows.Shipment("acme~1")));

        Assert.Equal(["acme~1", "acme~2"], list.Lines.Select(line => line.Row.ShipmentId.Value));
        Assert.Equal(ShipmentStatus.AtDelivery, list.Lines[1].Row.Status);
    }

    [Fact]
    public void A_row_that_is_older_than_the_one_that_stands_there_is_dropped()
    {
        var list = Listed("acme~1").With(Tower(Rows.Shipment("acme~1") with { Change = 0, Status = ShipmentStatus.Released }));

        Assert.Equal(ShipmentStatus.InTransit, list.Lines[0].Row.Status);
    }

    [Fact]
    public void Where_nothing_on_it_has_changed_it_is_the_same_list()
    {
        var list = Listed("acme~1").With(Tower(Rows.Shipment("acme~1")));

        Assert.Same(list, list.With(Tower(Rows.Shipment("acme~1"), Rows.Shipment("acme~7"))));
    }

    [Fact]
    public void What_left_the_tower_is_asked_for_and_stays_where_it_stands()
    {
        var list = Listed("acme~1", "acme~2").With(Tower(Rows.Shipment("acme~2")));
        var ended = Assert.Single(list.Ended);
        Assert.Equal("acme~1", ended.Id.Value);

        var told = list.With([ended.With(Journeys.Shipment("acme~1", ShipmentStatus.Delivered))]);

        Assert.Equal(ShipmentStatus.Delivered, told.Lines[0].Row.Status);
        Assert.Empty(told.Ended);
    }

    [Fact]
    public void What_became_of_a_row_is_not_taken_where_it_has_changed_since_it_was_asked_for()
    {
        var list = Listed("acme~1").With(Tower());
        var told = Assert.Single(list.Ended).With(Journeys.Shipment("acme~1", ShipmentStatus.Delivered));

        var reopened = list.With(Tower(Rows.Shipment("acme~1") with { Change = 2 }));

        Assert.Same(reopened.Lines[0].Row, reopened.With([told]).Lines[0].Row);
    }

    [Fact]
    public void Rows_that_belong_on_the_page_by_now_are_counted_and_not_moved_in()
    {
        var list = Listed("acme~1", "acme~2").Beside(Page("acme~3", "acme~2"));

        Assert.Equal(["acme~1", "acme~2"], list.Lines.Select(line => line.Row.ShipmentId.Value));
        Assert.Equal(1, list.Changed);
    }

    [Fact]
    public void A_row_that_no_longer_belongs_is_counted_too() => Assert.Equal(1, Listed("acme~1", "acme~2").Beside(Page("acme~2")).Changed);

    [Fact]
    public void It_was_last_seen_when_its_vehicle_was()
    {
        var vehicle = Rows.Vehicle("T1", 32, -96) with { At = Rows.Noon.AddMinutes(3) };
        var view = Tower(Rows.Shipment("acme~1")) with { Vehicles = new Dictionary<string, VehicleRow>(StringComparer.Ordinal) { ["SWFT/T1"] = vehicle } };

        Assert.Equal(Rows.Noon.AddMinutes(3), Listed("acme~1").With(view).Lines[0].SeenAt);
    }

    private static ShipmentList Listed(params string[] ids) => ShipmentList.Of(Page(ids), Tower([.. ids.Select(Rows.Shipment)]));

    private static Rows<ShipmentRow> Page(params string[] ids) => new([.. ids.Select(Rows.Shipment)], ids.Length, null);

    private static TowerView Tower(params ShipmentRow[] rows) =>
        TowerView.Empty with { Shipments = rows.ToImmutableDictionary(row => row.ShipmentId), AsOf = Rows.Noon };
}
