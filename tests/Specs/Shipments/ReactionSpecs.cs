using Dispatch.Exceptions;
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
        Assert.Equal([new Reaction.UnwatchLast(Some.Id)], Follows(new StatusChanged(Some.At(9), ShipmentStatus.AtDelivery, end)));

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

    private static IEnumerable<Reaction> Follows(ShipmentFact fact) =>
        Reactions.To(new("shipment", Some.Id.Value, Version: 7, fact.At, fact.At, "test", fact));
}
