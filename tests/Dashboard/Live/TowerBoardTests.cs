using Dispatch.Fakes;
using Dispatch.Tracking;
using Xunit;

namespace Dispatch.Live;

public sealed class TowerBoardTests
{
    [Fact]
    public void A_tower_that_was_never_read_is_loading() => Assert.Equal(TowerPhase.Loading, TowerBoard.Waiting.Phase);

    [Fact]
    public void A_tower_that_was_read_and_holds_nothing_is_empty() =>
        Assert.Equal(TowerPhase.Empty, TowerBoard.Waiting.With(TowerView.Empty with { AsOf = Rows.Noon }).Phase);

    [Fact]
    public void A_tower_with_a_shipment_is_live() => Assert.Equal(TowerPhase.Live, TowerBoard.Waiting.With(Rows.Tower()).Phase);

    [Fact]
    public void The_vehicle_of_a_shipment_is_the_one_that_carries_it()
    {
        var board = TowerBoard.Waiting.With(Rows.Tower([Rows.Vehicle("T1", 1, 1), Rows.Vehicle("T2", 2, 2, shipments: ["acme~1", "acme~2"])]));

        Assert.Equal("SWFT/T2", board.VehicleOf(ShipmentId.Of("acme~2"))?.Key);
    }

    [Fact]
    public void A_vehicle_that_never_reported_is_nowhere()
    {
        var silent = Rows.Vehicle("T1", 0, 0, shipments: "acme~1") with { Status = VehicleStatus.Unknown };

        Assert.Null(TowerBoard.Waiting.With(Rows.Tower([silent])).VehicleOf(ShipmentId.Of("acme~1")));
    }
}
