using Dispatch.Exceptions;
using Dispatch.Facilities;
using Xunit;
using static Dispatch.Shipments.ShipmentFact;

namespace Dispatch.Shipments;

/// <summary>What follows from a shipment's facts, elsewhere.</summary>
public sealed class ReactionSpecs
{
    private static readonly Assignment Truck7 = new(new("ABCD"), new("truck-7"), TrailerId: null, Version: 1, Some.At(0));
    private static readonly Assignment Truck8 = new(new("ABCD"), new("truck-8"), TrailerId: null, Version: 2, Some.At(3));

    [Fact]
    public void An_assigned_vehicle_is_watched() =>
        Assert.Equal([new Reaction.Watch(Some.Id, Truck7)], Follows(new Assigned(Some.At(0), Truck7)));

    [Fact]
    public void A_vehicle_that_was_replaced_is_watched_no_longer() =>
        Assert.Equal([new Reaction.Unwatch(Some.Id, Truck7), new Reaction.Watch(Some.Id, Truck8)], Follows(new Assigned(Some.At(3), Truck8, Truck7)));

    [Fact]
    public void A_vehicle_whose_order_changed_is_watched_at_the_new_stops() => Assert.Equal(
        [new Reaction.Unwatch(Some.Id, Truck7), new Reaction.Watch(Some.Id, Truck8)],
        Follows(new OrderChanged(Some.At(3), Some.Paint, Truck8, Truck7)));

    [Fact]
    public void A_vehicle_that_was_given_back_is_watched_no_longer() =>
        Assert.Equal([new Reaction.Unwatch(Some.Id, Truck7)], Follows(new CarrierLost(Some.At(3), new("ABCD"), Truck7, "it broke down")));

    [Theory]
    [InlineData(ShipmentStatus.Delivered)]
    [InlineData(ShipmentStatus.Closed)]
    [InlineData(ShipmentStatus.Cancelled)]
    public void After_the_end_nobody_watches(ShipmentStatus end) =>
        Assert.Contains(new Reaction.UnwatchLast(Some.Id), Follows(new StatusChanged(Some.At(9), ShipmentStatus.AtDelivery, end)));

    [Fact]
    public void A_delivery_counts_for_its_carrier() => Assert.Contains(
        new Reaction.CountDelivery(Some.Id), Follows(new StatusChanged(Some.At(9), ShipmentStatus.AtDelivery, ShipmentStatus.Delivered)));

    [Fact]
    public void What_is_cancelled_needs_no_docks() => Assert.Contains(
        new Reaction.FreeDocks(Some.Id, "the shipment was cancelled"),
        Follows(new StatusChanged(Some.At(-1), ShipmentStatus.Dispatched, ShipmentStatus.Cancelled)));

    [Fact]
    public void Docks_hear_when_a_truck_is_expected_comes_and_goes()
    {
        var appointment = AppointmentId.For(Some.Id, Some.Pickup);
        Assert.Equal([new Reaction.ExpectAtDocks(Some.Id)], Follows(new EtaChanged(Some.At(1), Eta: null)));
        Assert.Equal(
            [new Reaction.ExpectAtDocks(Some.Id)], Follows(new StopTimed(Some.At(1), Some.Pickup, Classifier.Estimated, new(Some.At(3), null))));
        Assert.Equal(
            [new Reaction.TellDock(Some.Id, Some.Pickup, new FacilityCommand.Arrive(appointment, Some.At(1)))], Follows(new Arrived(Some.At(1), Some.Pickup)));
        Assert.Equal(
            [new Reaction.TellDock(Some.Id, Some.Pickup, new FacilityCommand.WithdrawArrival(appointment))],
            Follows(new ArrivalWithdrawn(Some.At(1), Some.Pickup)));
        Assert.Equal(
            [new Reaction.TellDock(Some.Id, Some.Pickup, new FacilityCommand.Depart(appointment, Some.At(2)))], Follows(new Departed(Some.At(2), Some.Pickup)));
    }

    [Fact]
    public void A_missed_pickup_is_told_to_its_exception()
    {
        var missed = new Missed(Some.At(2.5), Some.Pickup, StopKind.Pickup, Incident: 1, Some.At(2.5), "Ocala Yard", CustomerTier: null);

        var told = Assert.IsType<Reaction.Tell>(Assert.Single(Follows(missed)));

        Assert.Equal(CaseId.For(Some.Id, 1), told.Exception);
        Assert.IsType<CaseCommand.Open>(told.Command);
    }

    [Fact]
    public void Movement_has_no_consequences_elsewhere() => Assert.Empty(Follows(new Seen(Some.At(1), new(28, -82))));

    /// <summary>All but what its release is told, which has specs of its own.</summary>
    private static IEnumerable<Reaction> Follows(ShipmentFact fact) => Reactions
        .To(new Fact<ShipmentFact>("shipment", Some.Id.Value, Version: 7, fact.At, fact.At, "test", fact))
        .Where(reaction => reaction is not Reaction.TellRelease);
}
