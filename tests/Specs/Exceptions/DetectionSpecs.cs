using System.Collections.Immutable;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Shipments.Some;

namespace Dispatch.Exceptions;

public sealed class DetectionSpecs
{
    [Fact]
    public void A_missed_pickup_opens_an_exception_that_says_what_to_look_at()
    {
        var effect = Assert.Single(Of(new ShipmentFact.Missed(At(2.5), Pickup, StopKind.Pickup, 3, At(2.5), "Ocala Yard", "gold")));
        var open = Assert.IsType<CaseCommand.Open>(effect.Command);
        Assert.Equal(CaseId.Of("acme~4711~3"), effect.Case);
        Assert.Equal((CaseType.MissedPickup, Some.Id, "gold", At(2.5)), (open.Type, open.Shipment, open.CustomerTier, open.At));
        Assert.Equal("No truck at Ocala Yard for the pickup by 2026-03-02 14:30 UTC, the end of its window and grace.", open.Summary);
        Assert.Equal(["acme~4711@9"], open.Evidence);
    }

    [Fact]
    public void A_missed_delivery_is_another_type() => Assert.Equal(
        CaseType.MissedDelivery,
        Opened(new ShipmentFact.Missed(At(8.5), Delivery, StopKind.Delivery, 1, At(8.5), "Macon Store", null)).Type);

    [Fact]
    public void A_silence_opens_an_exception_that_names_the_vehicle()
    {
        var open = Opened(new ShipmentFact.WentSilent(At(3), At(2), 1, new("ABCD"), new("truck-7"), "gold"));
        Assert.Equal(CaseType.TrackingSilence, open.Type);
        Assert.Equal("No word from vehicle truck-7 of ABCD since 2026-03-02 14:00 UTC.", open.Summary);
    }

    [Fact]
    public void A_late_arrival_clears_it_and_says_how_late() => Assert.Equal(
        [Cleared("acme~4711~3", "The truck arrived, 60 min after the end of its pickup window.")],
        Of(new ShipmentFact.MissEnded(At(3), Pickup, StopKind.Pickup, 3, TimeSpan.FromHours(1), "the truck arrived")));

    [Fact]
    public void A_word_of_the_vehicle_clears_its_silence() => Assert.Equal(
        [Cleared("acme~4711~2", "The vehicle reported again after 90 min of silence.")],
        Of(new ShipmentFact.Resumed(At(3), 2, TimeSpan.FromMinutes(90), "the vehicle reported again")));

    [Fact]
    public void What_goes_well_is_no_exception() => Assert.Empty(Of(new ShipmentFact.Arrived(At(1), Pickup)));

    [Fact]
    public void A_missed_pickup_is_open_until_the_truck_arrives()
    {
        var missed = Journey.Assigned.At(2.5).When(new ShipmentCommand.MeetDeadline("window:1"));
        var arrived = missed.At(3).When(new ShipmentCommand.Arrive(1, Pickup, At(3)));
        var working = missed.Facts.Concat(arrived.Facts).SelectMany(fact => Of(fact))
            .Aggregate(Working.Unknown.At(3), (working, effect) => working.When(effect.Command));
        working.ThenStatus(CaseStatus.Cleared);
    }

    private static CaseEffect Cleared(string id, string why) => new(CaseId.Of(id), new CaseCommand.Clear(At(3), why, "acme~4711@9"));

    private static CaseCommand.Open Opened(ShipmentFact fact) => Assert.IsType<CaseCommand.Open>(Assert.Single(Of(fact)).Command);

    private static ImmutableArray<CaseEffect> Of(ShipmentFact fact) =>
        Detection.Of(new Fact<ShipmentFact>("shipment", Some.Id.Value, 9, fact.At, fact.At, "deadline", fact));
}
