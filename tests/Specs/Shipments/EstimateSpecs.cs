using Dispatch.Intelligence;
using Xunit;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentFact;
using static Dispatch.Shipments.Some;

namespace Dispatch.Shipments;

public sealed class EstimateSpecs
{
    [Fact]
    public void Nobody_can_estimate_before_the_truck_is_heard() => Journey.Assigned.ThenNo<EtaChanged>();

    [Fact]
    public void The_first_position_gives_an_estimate_for_every_stop_ahead() => Assert.Equal(
        [Pickup, Delivery], Eta(Journey.Assigned.At(-1).When(Seen(-1, Valdosta))).Stops.Select(stop => stop.Stop));

    [Fact]
    public void A_truck_that_goes_as_estimated_gives_no_new_estimate()
    {
        var halfway = new GeoPoint((Ocala.Lat + Macon.Lat) / 2, (Ocala.Lon + Macon.Lon) / 2);
        var driveHours = Ocala.DistanceTo(halfway).Kilometres.Value * EtaModel.RoadFactor / EtaModel.AverageSpeed.Value;
        Journey.UnderWay.At(5).When(Seen(1.5 + driveHours, halfway)).ThenNo<EtaChanged>();
    }

    [Fact]
    public void A_truck_that_stands_still_gives_a_new_estimate() => Journey.UnderWay.At(1.7).When(Seen(1.7, Ocala)).ThenOne<EtaChanged>();

    [Fact]
    public void A_stop_that_is_reached_is_ahead_no_more() => Assert.Equal(
        [Delivery],
        Eta(Journey.Assigned.At(0.5).When(Seen(0.4, Ocala)).When(new Arrive(1, Pickup, At(0.5)))).Stops.Select(stop => stop.Stop));

    [Fact]
    public void At_the_last_stop_there_is_nothing_left_to_estimate() => Assert.Null(
        Journey.UnderWay.At(7).When(new Arrive(1, Delivery, At(7))).ThenOne<EtaChanged>().Eta);

    [Fact]
    public void A_cancelled_shipment_has_no_estimate() => Assert.Null(
        Journey.UnderWay.At(2).When(Actual(MilestoneType.Cancelled, 2)).ThenOne<EtaChanged>().Eta);

    [Fact]
    public void On_hold_the_last_estimate_stands() => Journey.OnHold.At(5).When(Seen(5, Ocala)).ThenNo<EtaChanged>();

    private static Eta Eta(Journey journey) => journey.ThenOne<EtaChanged>().Eta!;
}
