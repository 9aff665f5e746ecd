using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Live;

public sealed class MapSearchTests
{
    private static readonly TowerView View = Rows.Tower([Rows.Vehicle("TRK-7", 28, -82), Rows.Vehicle("OLD-TRK", 28, -82)]) with
    {
        Facilities = TowerView.Empty.Facilities.Add(
            FacilityId.Of("F1"), new(new(FacilityId.Of("F1"), "Trkburg <b>dock</b>", new(30, -90), 250, "UTC"), 1)),
    };

    [Fact]
    public void Names_that_begin_with_the_text_come_before_those_that_hold_it() =>
        Assert.Equal(["TRK-7", "OLD-TRK", "Trkburg <b>dock</b>"], MapSearch.Find(View, " trk ").Select(hit => hit.Name));

    [Fact]
    public void A_shipment_is_found_by_its_id() =>
        Assert.Equal(new MapHit.Shipment(ShipmentId.Of("acme~1"), "in transit"), Assert.Single(MapSearch.Find(View, "ACME")));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nobody")]
    public void What_nobody_is_called_is_not_found(string text) => Assert.Empty(MapSearch.Find(View, text));

    [Fact]
    public void However_many_are_called_so_the_list_stays_short() => Assert.InRange(
        MapSearch.Find(Rows.Tower([.. Enumerable.Range(0, 1000).Select(index => Rows.Vehicle($"T{index}", 28, -82))]), "t").Length, 1, MapSearch.MaxHits);
}
