using Dispatch.Exceptions;
using Dispatch.Fakes;
using Dispatch.Tracking;
using Xunit;

namespace Dispatch.Live;

public sealed class MapFeedTests
{
    private static readonly Viewport Florida = new(-88, 24, -79, 31);

    private readonly MapFold fold = new();
    private readonly MapFeed feed = new(new(Florida, MapFilter.Everything));
    private DateTimeOffset now = Rows.Noon;

    [Fact]
    public void The_first_news_are_the_whole_viewport_and_nothing_else()
    {
        var news = Next(Rows.Vehicle("T1", 28, -82), Rows.Vehicle("T2", 47, -122));

        Assert.True(news!.Full);
        Assert.Equal(["SWFT/T1"], Keys(news.Entered));
    }

    [Fact]
    public void Later_only_what_changed_is_told()
    {
        Next(Rows.Vehicle("T1", 28, -82), Rows.Vehicle("T2", 29, -82));

        var news = Next(Rows.Vehicle("T1", 28, -82), Rows.Vehicle("T2", 29.1, -82, change: 2));

        Assert.False(news!.Full);
        Assert.Empty(news.Entered);
        Assert.Equal(["SWFT/T2"], Keys(news.Changed));
    }

    [Fact]
    public void A_vehicle_that_leaves_the_viewport_is_gone_and_enters_again_when_it_comes_back()
    {
        var slot = Next(Rows.Vehicle("T1", 28, -82))!.Entered[0].Slot;

        Assert.Equal([slot], Next(Rows.Vehicle("T1", 33, -82, change: 2))!.Gone);
        Assert.Equal(["SWFT/T1"], Keys(Next(Rows.Vehicle("T1", 30, -82, change: 3))!.Entered));
    }

    [Fact]
    public void A_slow_map_is_told_the_latest_state_once_not_every_state_between()
    {
        Next(Rows.Vehicle("T1", 28, -82));

        // The host's picture goes on while this map does not read.
        for (var change = 2; change < 50; change++)
        {
            fold.Take(Rows.Tower([Rows.Vehicle("T1", 28 + (change / 100.0), -82, change)]));
        }

        var (_, spot) = Assert.Single(Next(Rows.Vehicle("T1", 28.5, -82, change: 50))!.Changed);
        Assert.Equal(28.5, MapFrame.Degrees(spot.Lat));
    }

    [Fact]
    public void A_picture_that_stays_the_same_is_confirmed_every_second_and_no_oftener()
    {
        var picture = fold.Take(Rows.Tower([Rows.Vehicle("T1", 28, -82)]));
        feed.Next(picture, now);

        Assert.Null(feed.Next(picture, now.AddMilliseconds(250)));
        var news = feed.Next(picture, now.AddSeconds(1))!;
        Assert.Equal(0, news.Entered.Count + news.Changed.Count + news.Gone.Count);
    }

    [Fact]
    public void More_vehicles_than_fit_come_with_the_next_news_and_none_is_lost()
    {
        var picture = fold.Take(Rows.Tower(Many(MapFeed.MaxEntered + 5)));

        Assert.Equal(MapFeed.MaxEntered, feed.Next(picture, now)!.Entered.Count);
        Assert.Equal(5, feed.Next(picture, now.AddMilliseconds(250))!.Entered.Count);
        Assert.Null(feed.Next(picture, now.AddMilliseconds(500)));
    }

    [Fact]
    public void Where_all_move_at_once_everyone_has_its_turn()
    {
        Next(Many(4000));
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 3; round++)
        {
            var news = Next(Many(4000, change: round + 2, lat: 28.1 + (0.1 * round)))!;
            Assert.True(news.Changed.Count <= MapFeed.MaxChanged);
            told.UnionWith(Keys(news.Changed));
        }

        Assert.Equal(4000, told.Count);
    }

    [Fact]
    public void A_map_that_is_moved_is_told_what_that_changes_and_nothing_again()
    {
        var (here, there, both) = (Rows.Vehicle("T1", 25, -82), Rows.Vehicle("T2", 35, -82), Rows.Vehicle("T3", 30, -82));
        var slot = Next(here, there, both)!.Entered.Single(entry => entry.Spot.Key == "SWFT/T1").Slot;

        feed.Aim(new(new(-88, 29, -79, 40), MapFilter.Everything));

        var news = Next(here, there, both)!;
        Assert.False(news.Full);
        Assert.Equal([slot], news.Gone);
        Assert.Equal(["SWFT/T2"], Keys(news.Entered));
        Assert.Empty(news.Changed);
    }

    [Fact]
    public void Who_comes_again_gets_a_new_picture_of_all_that_has_happened_meanwhile()
    {
        Next(Rows.Vehicle("T1", 28, -82));
        Next(Rows.Vehicle("T1", 29, -82, change: 2), Rows.Vehicle("T2", 29, -82));

        var news = new MapFeed(new(Florida, MapFilter.Everything)).Next(fold.Take(Rows.Tower([Rows.Vehicle("T2", 30, -82, change: 3)])), now)!;

        Assert.True(news.Full);
        Assert.Equal(["SWFT/T2"], Keys(news.Entered));
    }

    [Fact]
    public void A_slot_that_is_given_to_another_vehicle_is_told_with_its_name()
    {
        var slot = Next(Rows.Vehicle("T1", 28, -82))!.Entered[0].Slot;
        fold.Take(Rows.Tower(Array.Empty<VehicleRow>()));

        var news = Next(Rows.Vehicle("T2", 28, -82))!;

        Assert.Equal((slot, "SWFT/T2"), (news.Entered[0].Slot, news.Entered[0].Spot.Key));
    }

    [Fact]
    public void A_vehicle_that_left_the_tower_is_gone()
    {
        var slot = Next(Rows.Vehicle("T1", 28, -82))!.Entered[0].Slot;

        Assert.Equal([slot], Next()!.Gone);
    }

    [Fact]
    public void A_vehicle_shows_the_worst_exception_of_what_it_carries()
    {
        var picture = fold.Take(Rows.Tower(
            [Rows.Vehicle("T1", 28, -82, shipments: ["acme~1", "acme~2"]), Rows.Vehicle("T2", 28, -82)],
            Rows.Case("acme~1~1", Severity.Minor),
            Rows.Case("acme~2~1", Severity.Critical)));

        Assert.Equal([Severity.Critical, null], Spots(picture).OrderBy(spot => spot.Key, StringComparer.Ordinal).Select(spot => spot.Worst));
    }

    [Fact]
    public void An_exception_alone_changes_its_vehicle_on_the_map()
    {
        var vehicle = Rows.Vehicle("T1", 28, -82, shipments: "acme~1");
        Next(vehicle);

        var news = feed.Next(fold.Take(Rows.Tower([vehicle], Rows.Case("acme~1~1"))), now)!;

        Assert.Equal(Severity.Major, Assert.Single(news.Changed).Spot.Worst);
    }

    [Fact]
    public void A_view_in_which_nothing_on_the_map_has_changed_is_the_same_picture()
    {
        var before = fold.Take(Rows.Tower([Rows.Vehicle("T1", 28, -82)]));

        Assert.Equal(before.Version, fold.Take(Rows.Tower([Rows.Vehicle("T1", 28, -82, change: 2)])).Version);
    }

    [Theory]
    [InlineData("client", "acme", "T1")]
    [InlineData("client", "globex", "")]
    [InlineData("carrier", "SWFT", "T1 T2")]
    [InlineData("carrier", "WERN", "")]
    [InlineData("status", "inTransit", "T1")]
    [InlineData("status", "atPickup", "")]
    [InlineData("severity", "info", "T1")]
    [InlineData("severity", "major", "T1")]
    [InlineData("severity", "critical", "")]
    [InlineData("others", "none", "")]
    public void Only_what_the_filter_accepts_is_told(string name, string word, string expected)
    {
        var filter = MapFilter.Of(new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = word });
        var picture = fold.Take(Rows.Tower(
            [Rows.Vehicle("T1", 28, -82, shipments: "acme~1"), Rows.Vehicle("T2", 28, -82)], Rows.Case("acme~1~1", Severity.Major)));

        var news = new MapFeed(new(Florida, filter!)).Next(picture, now)!;

        Assert.Equal(expected, string.Join(' ', Keys(news.Entered).Select(key => key[5..]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void What_is_selected_is_told_wherever_it_is_and_whatever_is_filtered()
    {
        var filter = MapFilter.Of(new Dictionary<string, string?>(StringComparer.Ordinal) { ["client"] = "globex", ["keep"] = "SWFT/T2" });

        var news = new MapFeed(new(Florida, filter!)).Next(fold.Take(Rows.Tower([Rows.Vehicle("T1", 28, -82), Rows.Vehicle("T2", 47, -122)])), now)!;

        Assert.Equal(["SWFT/T2"], Keys(news.Entered));
    }

    [Theory]
    [InlineData("status", "flying")]
    [InlineData("severity", "7")]
    public void A_filter_that_is_none_is_known_as_such(string name, string word) =>
        Assert.Null(MapFilter.Of(new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = word }));

    [Fact]
    public void A_filter_as_long_as_a_book_is_none() =>
        Assert.Null(MapFilter.Of(new Dictionary<string, string?>(StringComparer.Ordinal) { ["client"] = new string('x', 10_000) }));

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

    private static VehicleRow[] Many(int count, long change = 1, double lat = 28) =>
        [.. Enumerable.Range(0, count).Select(index => Rows.Vehicle($"T{index}", lat, -82, change))];

    private static IEnumerable<string> Keys(IEnumerable<(int Slot, MapSpot Spot)> told) => told.Select(entry => entry.Spot.Key);

    private static List<MapSpot> Spots(MapPicture picture) => [.. picture.Lines.ToArray().Where(line => line.Spot is not null).Select(line => line.Spot!)];

    private MapNews? Next(params VehicleRow[] vehicles)
    {
        now = now.AddMilliseconds(250);
        return feed.Next(fold.Take(Rows.Tower(vehicles)), now);
    }
}
