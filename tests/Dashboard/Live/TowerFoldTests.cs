using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Fakes;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Tracking;
using Xunit;

namespace Dispatch.Live;

/// <summary>The host's picture of the tower: what is under way, whichever way and in whatever order it was told.</summary>
public sealed class TowerFoldTests
{
    private static readonly ShipmentRow Moving = Rows.Shipment("acme~1") with { Change = 5 };
    private static readonly ShipmentRow Closed = Moving with { Status = ShipmentStatus.Closed, Change = 6 };

    private static readonly VehicleRows NothingMoved = new(0, 0, 0, default);

    private readonly TowerFold fold = new(partitions: 1);

    [Fact]
    public void A_shipment_that_has_ended_leaves_the_picture()
    {
        fold.Take(Told(Moving));
        fold.Take(Told(Closed));

        Assert.Empty(fold.View().Shipments);
    }

    [Fact]
    public void An_old_row_that_the_wire_brings_late_does_not_bring_an_ended_shipment_back()
    {
        fold.Heal(0, Told(Closed), NothingMoved);
        fold.Take(Told(Moving));

        Assert.Empty(fold.View().Shipments);
    }

    [Fact]
    public void The_newer_row_stays_whichever_came_first()
    {
        fold.Take(Told(Moving with { Change = 9, OpenExceptions = 2 }));
        fold.Take(Told(Moving));

        Assert.Equal(2, Assert.Single(fold.View().Shipments).Value.OpenExceptions);
    }

    [Fact]
    public void An_exception_that_has_ended_leaves_the_picture()
    {
        var open = Rows.Case("acme~1~1");
        fold.Take(Told(open with { Change = 1 }));
        fold.Take(Told(open with { Change = 2, Status = CaseStatus.Cleared }));

        Assert.Empty(fold.View().OpenExceptions);
    }

    [Fact]
    public void A_release_is_in_the_picture_until_it_is_confirmed()
    {
        var open = Loads.Row("acme~1");
        fold.Take(Told(open));
        Assert.Equal(open, Assert.Single(fold.View().Releases).Value);

        fold.Take(Told(open with { Status = ReleaseStatus.Confirmed, Change = 2 }));

        Assert.Empty(fold.View().Releases);
    }

    [Fact]
    public void The_row_that_was_asked_for_stays_in_place_of_the_wire_s_copy_of_it()
    {
        var copy = Moving with { };
        fold.Take(Told(copy));
        fold.Heal(0, Told(Moving), NothingMoved);

        Assert.Same(Moving, Assert.Single(fold.View().Shipments).Value);
    }

    [Fact]
    public void A_partition_whose_store_went_back_is_asked_for_anew()
    {
        fold.Heal(0, Told(Moving with { Change = 9, OpenExceptions = 2 }), NothingMoved);
        fold.Heal(0, Told(Moving), NothingMoved);

        Assert.Empty(fold.View().Shipments);
        Assert.Equal(0, fold.BoardHealed(0));

        fold.Heal(0, Told(Moving), NothingMoved);
        Assert.Equal(0, Assert.Single(fold.View().Shipments).Value.OpenExceptions);
    }

    [Fact]
    public void What_a_store_lost_with_its_last_second_leaves_the_picture_once_its_reader_has_begun_anew()
    {
        fold.Heal(0, Told(Moving with { Change = Of(epoch: 1) + 9 }), NothingMoved);
        fold.Take(Told(Rows.Shipment("acme~2") with { Change = Of(epoch: 1) + 10 }));
        fold.Take(Told(Rows.Case("acme~2~1") with { Change = Of(epoch: 1) + 10 }));
        fold.Take(Told(Rows.Shipment("acme~3") with { Change = Of(epoch: 2) + 2 }));

        fold.Heal(0, Told(Moving with { Change = Of(epoch: 2) + 1 }), NothingMoved);

        Assert.Equal(["acme~1", "acme~3"], fold.View().Shipments.Keys.Select(id => id.Value).Order());
        Assert.Empty(fold.View().OpenExceptions);
    }

    [Fact]
    public void What_has_not_changed_since_it_was_told_stays_in_the_picture()
    {
        fold.Heal(0, Told(Moving with { Change = Of(epoch: 1) + 9 }), NothingMoved);
        fold.Heal(0, Told(Rows.Shipment("acme~2") with { Change = Of(epoch: 1) + 10 }), NothingMoved);

        Assert.Equal(2, fold.View().Shipments.Count);
    }

    private static long Of(int epoch) => new StoredReader(epoch, 0, []).FirstChange;

    private static BoardChanges Told(ShipmentRow row) => new(0, [row], [], [], [], row.Change);

    private static BoardChanges Told(ReleaseRow row) => new(0, [], [], [], [], row.Change) { Releases = [row] };

    private static BoardChanges Told(CaseRow row) => new(0, [], [row], [], [], row.Change);
}
