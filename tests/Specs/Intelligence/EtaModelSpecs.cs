using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace Dispatch.Intelligence;

public sealed class EtaModelSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly GeoPoint Here = new(0, 0);

    private static readonly Gen<GeoPoint> Point =
        Gen.Select(Gen.Double[25, 48], Gen.Double[-120, -70], (lat, lon) => new GeoPoint(lat, lon));

    private static readonly Gen<DateTimeOffset> Time = Gen.Int[-100_000_000, 100_000_000].Select(ms => Noon.AddMilliseconds(ms));

    private static readonly Gen<Start> Starts = Gen.Select(
        Time, Point, Time.Nullable(), Time.Nullable(), Time.Nullable(),
        (at, point, driving, standing, opens) => new Start(at, point, driving, standing, opens));

    private static readonly Gen<ImmutableArray<StopAhead>> Ahead =
        Gen.Select(Point, Time, (point, opensAt) => new StopAhead(1, point, opensAt)).Array[1, 6].Select(stops => stops.ToImmutableArray());

    [Fact]
    public void The_terms_add_up_to_the_estimate_exactly() => Gen.Select(Starts, Ahead).Sample((start, ahead) =>
    {
        var eta = EtaModel.Estimate(start, ahead)!;
        return eta.At + eta.Terms.Aggregate(TimeSpan.Zero, (sum, term) => sum + term.Duration) == eta.P50;
    });

    [Fact]
    public void The_estimate_is_the_arrival_at_the_last_stop_and_no_stop_comes_before_the_one_ahead_of_it() => Gen.Select(Starts, Ahead)
        .Sample((start, ahead) =>
        {
            var eta = EtaModel.Estimate(start, ahead)!;
            return eta.Stops.Length == ahead.Length
                && eta.Stops[^1].Arrival == eta.P50
                && eta.Stops[0].Arrival >= start.At
                && eta.Stops.All(stop => stop.Departure >= stop.Arrival + EtaModel.StopTime)
                && eta.Stops.Zip(eta.Stops.Skip(1)).All(pair => pair.First.Departure <= pair.Second.Arrival);
        });

    [Fact]
    public void No_truck_leaves_a_stop_before_its_window_opens() => Gen.Select(Starts, Ahead).Sample((start, ahead) =>
        EtaModel.Estimate(start, ahead)!.Stops.Zip(ahead).All(pair => pair.First.Departure >= pair.Second.OpensAt + EtaModel.StopTime));

    [Fact]
    public void Nine_times_of_ten_takes_longer_by_a_share_of_the_drive() => Gen.Select(Starts, Ahead).Sample((start, ahead) =>
    {
        var eta = EtaModel.Estimate(start, ahead)!;
        return Math.Abs((eta.P90 - eta.P50).TotalSeconds - (eta.Terms[0].Duration.TotalSeconds * EtaModel.P90Margin)) <= 0.5;
    });

    [Fact]
    public void Without_a_start_or_a_stop_there_is_no_estimate()
    {
        Assert.Null(EtaModel.Estimate(null, [new(1, Here, Noon)]));
        Assert.Null(EtaModel.Estimate(From(Here), []));
    }

    [Fact]
    public void A_road_is_a_quarter_longer_than_the_great_circle_and_driven_at_72_kmh() =>
        Assert.Equal(Noon.AddHours(2), EtaModel.Estimate(From(Here), [new(1, East(2 * 72 / 1.25), Noon)])!.P50, TimeSpan.FromSeconds(1));

    [Fact]
    public void After_eleven_hours_of_driving_come_ten_hours_of_rest() => Assert.Equal(
        [("drive", 12), ("rest", 10)], Terms(EtaModel.Estimate(From(Here), [new(1, East(12 * 72 / 1.25), Noon)])!));

    [Fact]
    public void Eleven_hours_can_be_driven_without_a_rest() => Assert.Equal(
        [("drive", 11)], Terms(EtaModel.Estimate(From(Here), [new(1, East(10.999 * 72 / 1.25), Noon)])!));

    [Fact]
    public void Hours_that_were_driven_before_count() => Assert.Equal(
        [("drive", 3), ("rest", 10)],
        Terms(EtaModel.Estimate(From(Here) with { DrivingSince = Noon.AddHours(-9) }, [new(1, East(3 * 72 / 1.25), Noon)])!));

    [Fact]
    public void A_driver_who_has_been_on_the_road_for_fifteen_hours_is_taken_to_rest() => Assert.Equal(
        [("drive", 3), ("rest", 6)],
        Terms(EtaModel.Estimate(From(Here) with { DrivingSince = Noon.AddHours(-15) }, [new(1, East(3 * 72 / 1.25), Noon)])!));

    [Fact]
    public void A_long_wait_is_a_rest() => Assert.Equal(
        [("drive", 12), ("stop", 1), ("wait", 14)],
        Terms(EtaModel.Estimate(From(Here), [new(1, East(6 * 72 / 1.25), Noon.AddHours(20)), new(2, East(12 * 72 / 1.25), Noon)])!));

    [Fact]
    public void Where_it_stands_only_the_rest_of_the_stop_is_left() => Assert.Equal(
        [("drive", 2), ("stop", 0.75)],
        Terms(EtaModel.Estimate(
            From(Here) with { StandingSince = Noon.AddMinutes(-15), OpensAt = Noon.AddHours(-5) }, [new(1, East(2 * 72 / 1.25), Noon)])!));

    [Fact]
    public void Where_it_stands_too_early_it_waits_and_is_served_then() => Assert.Equal(
        [("drive", 2), ("stop", 1), ("wait", 3)],
        Terms(EtaModel.Estimate(
            From(Here) with { StandingSince = Noon.AddMinutes(-15), OpensAt = Noon.AddHours(3) }, [new(1, East(2 * 72 / 1.25), Noon)])!));

    private static Start From(GeoPoint point) => new(Noon, point, null, null, null);

    private static GeoPoint East(double km) => new(0, km / 111.19507973436875);

    private static IEnumerable<(string, double)> Terms(Eta eta) =>
        eta.Terms.Select(term => (term.Name, Math.Round(term.Duration.TotalHours, 2)));
}
