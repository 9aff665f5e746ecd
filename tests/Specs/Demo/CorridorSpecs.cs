using Dispatch.Corridors;
using Dispatch.Freight;
using Xunit;

namespace Dispatch.Simulation;

public sealed class CorridorSpecs
{
    private static readonly CorridorNetwork Network = CorridorNetwork.Load();
    private static readonly IReadOnlyList<Facility> Facilities = Facility.LoadAll();

    [Fact]
    public void Every_facility_is_reached_by_road_from_every_other_without_a_wild_detour() => Assert.All(
        Facilities.SelectMany(_ => Facilities, (from, to) => (from, to)).Where(pair => pair.from != pair.to),
        pair => Assert.InRange(Between(pair.from, pair.to).Km / pair.from.Gate.KmTo(pair.to.Gate), 1, 2.2));

    [Fact]
    public void A_typical_way_is_a_fifth_longer_than_the_crow_flies()
    {
        var ratios = Facilities.SelectMany(_ => Facilities, (from, to) => (from, to))
            .Where(pair => pair.from.Gate.KmTo(pair.to.Gate) > 200)
            .Select(pair => Between(pair.from, pair.to).Km / pair.from.Gate.KmTo(pair.to.Gate))
            .Order()
            .ToList();
        Assert.InRange(ratios[ratios.Count / 2], 1.1, 1.3);
    }

    [Fact]
    public void The_way_back_is_the_same_road() =>
        Assert.Equal(Between(Facilities[0], Facilities[^1]).Km, Between(Facilities[^1], Facilities[0]).Km, tolerance: 0.01);

    [Fact]
    public void A_way_begins_and_ends_at_the_gates()
    {
        var way = Between(Facilities[3], Facilities[30]);

        Assert.Equal(Facilities[3].Gate, way.At(0).Point);
        Assert.InRange(way.At(way.Km).Point.KmTo(Facilities[30].Gate), 0, 0.001);
    }

    [Fact]
    public void A_way_has_no_gaps()
    {
        var way = Between(Facilities[8], Facilities[60]);

        Assert.All(Enumerable.Range(0, (int)way.Km), km => Assert.InRange(way.At(km).Point.KmTo(way.At(km + 1).Point), 0, 1.01));
    }

    [Fact]
    public void Traffic_is_slower_in_cities_and_slowest_at_the_gate()
    {
        var way = Between(Facilities[0], Facilities[1]);

        Assert.Equal(55, way.At(0.1).LimitKmh);
        Assert.Equal([55, 82, 108], Enumerable.Range(0, (int)way.Km).Select(km => way.At(km).LimitKmh).Distinct().Order());
    }

    [Fact]
    public void No_road_is_drawn_outside_of_the_country() => Assert.All(
        Network.Cities.Keys.SelectMany(Network.From).SelectMany(corridor => corridor.Line),
        point => Assert.True(point.Place is { Lat: > 25 and < 49.1, Lon: > -124.5 and < -67 }));

    [Fact]
    public void Facilities_stand_far_enough_from_each_other_and_from_the_corridors_that_passing_by_is_no_visit()
    {
        Assert.All(
            Facilities.SelectMany(_ => Facilities, (a, b) => (a, b)).Where(pair => pair.a != pair.b),
            pair => Assert.True(pair.a.Gate.KmTo(pair.b.Gate) > 3, $"{pair.a.Id} {pair.b.Id}"));
        Assert.All(Facilities, facility => Assert.True(Network.Cities[facility.Exit].KmTo(facility.Gate) > 2, facility.Id));
    }

    private static Route Between(Facility from, Facility to) => Route.Between(Network, (from.Gate, from.Exit), (to.Gate, to.Exit));
}
