using CsCheck;
using Dispatch.Exceptions;
using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Live;

public sealed class MapFrameTests
{
    private static readonly Gen<MapSpot> Spot = Gen.Select(
        Gen.String, Gen.Double[-180, 180], Gen.Double[-90, 90], Gen.Double[0, 360], Gen.Int[-1, 3], Gen.Bool, Gen.Long[0, 200_000], Gen.Bool,
        (key, lon, lat, heading, severity, moving, ageSeconds, knowsHeading) => new MapSpot(
            key,
            CarrierId.Of("SWFT"),
            MapFrame.Quantised(lon),
            MapFrame.Quantised(lat),
            knowsHeading ? MapFrame.Turn(heading) : null,
            severity < 0 ? null : (Severity)severity,
            moving,
            Rows.Noon.AddSeconds(-ageSeconds).ToUnixTimeMilliseconds(),
            []));

    /// <summary>Approved bytes: who changes them changes the layout, and must give it another number.</summary>
    [Fact]
    public void The_layout_is_the_one_that_browsers_know()
    {
        var spot = new MapSpot("SWFT/T1", CarrierId.Of("SWFT"), MapFrame.Quantised(-82.5), MapFrame.Quantised(28.25), MapFrame.Turn(90), Severity.Major, true, Rows.Noon.AddSeconds(-7).ToUnixTimeMilliseconds(), []);
        var bytes = MapFrame.Write(new(true, [9], [(5, spot)], [(0x010203, spot with { Heading = null, Worst = null, IsMoving = false })], Rows.Noon.AddSeconds(-1), Rows.Noon));

        Assert.Equal(
            "01010000010000000100000001000000" + "008061C02DDF7942" + "0000A0C02DDF7942" // header
            + "09000000" // gone
            + "0500001BC07FD3CEA09BD61040000700" + "0700" + "535746542F5431" // entered
            + "03020100C07FD3CEA09BD61000000700", // changed
            Convert.ToHexString(bytes));
    }

    [Fact]
    public void A_vehicle_that_moved_costs_sixteen_bytes()
    {
        var spot = new MapSpot(new string('x', 400), CarrierId.Of("SWFT"), 0, 0, null, null, true, 0, []);

        Assert.Equal(MapFrame.HeaderBytes + (3 * 16), MapFrame.Write(new(false, [], [], [(1, spot), (2, spot), (3, spot)], Rows.Noon, Rows.Noon)).Length);
    }

    [Fact]
    public void What_is_read_is_what_was_written_as_far_as_the_layout_is_fine() => Spot.Array[0, 20].Sample(spots =>
    {
        var entered = spots.Select((spot, slot) => (slot, spot)).ToList();
        var changed = spots.Select((spot, index) => (MapFrame.MaxSlots - 1 - index, spot)).ToList();

        var frame = FrameReader.Of(MapFrame.Write(new(false, [7, 0, MapFrame.MaxSlots - 1], entered, changed, Rows.Noon, Rows.Noon)));

        Assert.Equal([7, 0, MapFrame.MaxSlots - 1], frame.Gone);
        Assert.All(spots.Zip(frame.Entered), pair => Same(pair.First, pair.Second));
        Assert.All(spots.Zip(frame.Changed), pair => Same(pair.First, pair.Second with { Key = pair.First.Key }));
        Assert.Equal(changed.Select(entry => entry.Item1), frame.Changed.Select(line => line.Slot));
    });

    private static void Same(MapSpot spot, FrameLine line)
    {
        // What is no character (half of a pair) is written as the sign for that.
        Assert.Equal(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(spot.Key)), line.Key);
        Assert.Equal(MapFrame.Degrees(spot.Lon), line.Lon, 7);
        Assert.Equal(MapFrame.Degrees(spot.Lat), line.Lat, 7);
        Assert.Equal(spot.Heading * 360 / 256.0, line.Heading);
        Assert.Equal(spot.Worst is { } worst ? (int)worst + 1 : 0, line.Severity);
        Assert.Equal(spot.IsMoving, line.Moving);
        Assert.Equal(Math.Min(65535, (Rows.Noon.ToUnixTimeMilliseconds() - spot.At) / 1000), line.AgeSeconds);
    }
}
