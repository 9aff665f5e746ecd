using System.Buffers;
using Dispatch.Tracking;
using Xunit;

namespace Dispatch.Live;

/// <summary>The vehicles of the host's picture, as the live wire packs them.</summary>
public sealed class VehicleFoldTests
{
    private static readonly byte[] Truck = VehicleKey.Of(new("SWFT"), new("T1"));
    private static readonly byte[] Other = VehicleKey.Of(new("SWFT"), new("T2"));
    private static readonly Fix Dallas = Fix.At(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero), new(32.7767, -96.797));

    private readonly VehicleFold fold = new();

    [Fact]
    public void A_row_arrives_as_it_was_sent()
    {
        fold.Take(Moved((Truck, 7, Dallas with { SpeedKmh = 88.04f, HeadingDeg = 270 }, ["acme~1", "acme~2"])));

        var (name, row) = Assert.Single(fold.View());
        Assert.Equal("SWFT/T1", name);
        Assert.Equal((32.7767, -96.797, 88.0, 270.0), (row.Lat, row.Lon, row.SpeedKmh, row.HeadingDeg));
        Assert.Equal((VehicleStatus.Moving, 3, 7L), (row.Status, row.Partition, row.Change));
        Assert.Equal(["acme~1", "acme~2"], row.Shipments.Select(id => id.Value));
    }

    [Fact]
    public void What_a_device_does_not_say_stays_unknown()
    {
        fold.Take(Moved((Truck, 1, Dallas, [])));

        Assert.Equal((null, null), (fold.View()["SWFT/T1"].SpeedKmh, fold.View()["SWFT/T1"].HeadingDeg));
    }

    [Fact]
    public void An_older_row_that_comes_late_changes_nothing()
    {
        fold.Take(Moved((Truck, 9, Dallas, [])));
        var before = fold.View();
        fold.Take(Moved((Truck, 8, Dallas with { Point = new(1, 1) }, ["acme~1"])));

        Assert.Same(before, fold.View());
    }

    [Fact]
    public void A_vehicle_that_has_not_moved_keeps_its_row()
    {
        fold.Take(Moved((Truck, 1, Dallas, []), (Other, 2, Dallas, [])));
        var before = fold.View()["SWFT/T1"];
        fold.Take(Moved((Other, 3, Dallas with { Point = new(33, -97) }, [])));

        Assert.Same(before, fold.View()["SWFT/T1"]);
        Assert.Equal(33, fold.View()["SWFT/T2"].Lat);
    }

    [Fact]
    public void A_view_that_somebody_looked_at_stays_as_it_was()
    {
        fold.Take(Moved((Truck, 1, Dallas, [])));
        var seen = fold.View();
        Assert.Equal(32.7767, seen["SWFT/T1"].Lat);
        fold.Take(Moved((Truck, 2, Dallas with { Point = new(33, -97) }, []), (Other, 3, Dallas, [])));

        Assert.Equal((1, 32.7767), (seen.Count, seen["SWFT/T1"].Lat));
        Assert.Equal((2, 33), (fold.View().Count, fold.View()["SWFT/T1"].Lat));
    }

    [Fact]
    public void A_vehicle_is_shown_with_the_shipments_it_has_now()
    {
        fold.Take(Moved((Truck, 1, Dallas, ["acme~1"])));
        fold.Take(Moved((Truck, 2, Dallas, ["acme~2"])));
        Assert.Equal("acme~2", Assert.Single(fold.View()["SWFT/T1"].Shipments).Value);

        fold.Take(Moved((Truck, 3, Dallas, [])));
        Assert.Empty(fold.View()["SWFT/T1"].Shipments);
    }

    [Fact]
    public void The_vehicles_of_a_partition_can_be_forgotten()
    {
        fold.Take(Moved((Truck, 1, Dallas, [])));
        fold.Forget(partition: 2);
        Assert.Single(fold.View());

        fold.Forget(partition: 3);
        Assert.Empty(fold.View());
    }

    private static VehicleRows Moved(params ReadOnlySpan<(byte[] Key, long Change, Fix Last, string[] Shipments)> vehicles)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var (key, change, last, shipments) in vehicles)
        {
            PackedRows.Append(output, key, change, VehicleStatus.Moving, last, [.. shipments.Select(id => new ShipmentId(id))]);
        }

        return new(3, vehicles.Length, vehicles[^1].Change, output.WrittenMemory);
    }
}
