using Dispatch.Exceptions;
using Dispatch.Fakes;
using Dispatch.Tracking;
using Xunit;

namespace Dispatch.Live;

public sealed class MapFeedTests
{
    private static readonly Viewport Florida = new(-88, 24, -79, 31);

    private readonly MapFeed feed = new(Florida);
    private DateTimeOffset now = Rows.Noon;

    [Fact]
    public void The_first_update_is_the_whole_viewport_and_nothing_else()
    {
        var update = Next(Rows.Vehicle("T1", 28, -82), Rows.Vehicle("T2", 47, -122));

        Assert.True(update!.Full);
        Assert.Equal(["SWFT/T1"], update.Rows.Select(row => row.Key));
    }

    [Fact]
    public void Later_only_what_changed_is_told()
    {
        Next(Rows.Vehicle("T1", 28, -82), Rows.Vehicle("T2", 29, -82));

        var update = Next(Rows.Vehicle("T1", 28, -82), Rows.Vehicle("T2", 29.1, -82, change: 2));

        Assert.False(update!.Full);
        Assert.Equal(["SWFT/T2"], update.Rows.Select(row => row.Key));
    }

    [Fact]
    public void A_vehicle_that_leaves_the_viewport_is_gone_and_told_again_when_it_comes_back()
    {
        Next(Rows.Vehicle("T1", 28, -82));

        Assert.Equal(["SWFT/T1"], Next(Rows.Vehicle("T1", 33, -82, change: 2))!.Gone);
        Assert.Equal(["SWFT/T1"], Next(Rows.Vehicle("T1", 30, -82, change: 3))!.Rows.Select(row => row.Key));
    }

    [Fact]
    public void A_slow_map_is_told_the_latest_state_once_not_every_state_between()
    {
        Next(Rows.Vehicle("T1", 28, -82));

        // Versions 2 to 49 came and went while the map was not reading.
        var row = Assert.Single(Next(Rows.Vehicle("T1", 28.5, -82, change: 50))!.Rows);
        Assert.Equal(50, row.Change);
    }

    [Fact]
    public void A_picture_that_stays_the_same_is_confirmed_every_second_and_no_oftener()
    {
        var view = Rows.Tower([Rows.Vehicle("T1", 28, -82)]);
        var rows = MapPicture.Draw(view);
        feed.Next(view, rows, now);

        Assert.Null(feed.Next(view, rows, now.AddMilliseconds(250)));
        Assert.Empty(feed.Next(view, rows, now.AddSeconds(1))!.Rows);
    }

    [Fact]
    public void More_vehicles_than_fit_come_with_the_next_updates_and_none_is_lost()
    {
        VehicleRow[] many = [.. Enumerable.Range(0, MapFeed.MaxRowsPerUpdate + 5).Select(i => Rows.Vehicle($"T{i}", 28, -82))];
        var view = Rows.Tower(many);
        var rows = MapPicture.Draw(view);

        Assert.Equal(MapFeed.MaxRowsPerUpdate, feed.Next(view, rows, now)!.Rows.Count);
        Assert.Equal(5, feed.Next(view, rows, now.AddMilliseconds(250))!.Rows.Count);
        Assert.Null(feed.Next(view, rows, now.AddMilliseconds(500)));
    }

    [Fact]
    public void A_vehicle_shows_the_worst_exception_of_what_it_carries()
    {
        var rows = MapPicture.Draw(Rows.Tower(
            [Rows.Vehicle("T1", 28, -82, shipments: ["acme~1", "acme~2"]), Rows.Vehicle("T2", 28, -82)],
            Rows.Case("acme~1~1", Severity.Minor),
            Rows.Case("acme~2~1", Severity.Critical)));

        Assert.Equal([Severity.Critical, null], rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Severity));
    }

    [Fact]
    public void An_exception_alone_changes_its_vehicle_on_the_map()
    {
        var vehicle = Rows.Vehicle("T1", 28, -82, shipments: "acme~1");
        Next(vehicle);
        var view = Rows.Tower([vehicle], Rows.Case("acme~1~1"));

        Assert.Equal(Severity.Major, Assert.Single(feed.Next(view, MapPicture.Draw(view), now)!.Rows).Severity);
    }

    [Theory]
    [InlineData(179, true)]
    [InlineData(-179, true)]
    [InlineData(0, false)]
    public void A_viewport_across_the_date_line_holds_both_its_sides(double lon, bool inside) =>
        Assert.Equal(inside, new Viewport(170, -10, 190, 10).Contains(lon, 0));

    [Theory]
    [InlineData(double.NaN, 0, 1, 1)]
    [InlineData(2, 0, 1, 1)]
    [InlineData(0, 2, 1, 1)]
    public void A_viewport_that_is_none_is_known_as_such(double west, double south, double east, double north) =>
        Assert.False(new Viewport(west, south, east, north).IsValid);

    private MapUpdate? Next(params VehicleRow[] vehicles)
    {
        var view = Rows.Tower(vehicles);
        now = now.AddMilliseconds(250);
        return feed.Next(view, MapPicture.Draw(view), now);
    }
}
