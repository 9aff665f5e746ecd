using Dispatch.Carriers;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Dispatching;

/// <summary>What follows from dispatching elsewhere, and from elsewhere for dispatching.</summary>
public sealed class ReleaseReactionSpecs
{
    [Fact]
    public void A_released_order_opens_its_release() =>
        Assert.Equal([new Reaction.OpenRelease(Freight.Id, Some.Paint)], Follows(new ShipmentFact.Released(Some.Noon, Some.Paint)));

    [Fact]
    public void An_assignment_by_hand_ends_the_search() => Assert.Contains(
        new Reaction.TellRelease(Freight.Id, new ReleaseCommand.TakeByHand(new("ABCD"), new("truck-7"))),
        Follows(new ShipmentFact.Assigned(Some.Noon, new(new("ABCD"), new("truck-7"), null, 1, Some.Noon))));

    [Fact]
    public void What_dispatching_assigned_itself_is_no_news_to_it() => Assert.DoesNotContain(
        Reactions.To(new Fact<ShipmentFact>("shipment", Freight.Id.Value, 7, Some.Noon, Some.Noon, Reactions.Source, new ShipmentFact.Assigned(Some.Noon, new(new("ABCD"), new("truck-7"), null, 1, Some.Noon)))),
        reaction => reaction is Reaction.TellRelease);

    [Fact]
    public void A_truck_at_the_pickup_begins_the_journey() => Assert.Contains(
        new Reaction.TellRelease(Freight.Id, new ReleaseCommand.BeginJourney()),
        Follows(new ShipmentFact.StatusChanged(Some.Noon, ShipmentStatus.Dispatched, ShipmentStatus.AtPickup)));

    [Fact]
    public void A_tender_holds_its_carriers_capacity_before_they_hear_of_it()
    {
        var tender = Releasing.Asked.Tender;
        Assert.Equal(
            [new Reaction.TellCarrier(Freight.Able, new CarrierCommand.HoldCapacity(Freight.Id, "florida", tender.Day))],
            Follows(new ReleaseFact.Tendered(Some.Noon, tender)));
    }

    [Fact]
    public void A_confirmation_tells_the_docks_the_carrier_and_the_shipment() => Assert.Equal(
        [
            new Reaction.TellFacility(Freight.Yard, new FacilityCommand.Confirm(Freight.YardDock, Freight.Able)),
            new Reaction.TellFacility(Freight.Store, new FacilityCommand.Confirm(Freight.StoreDock, Freight.Able)),
            new Reaction.TellCarrier(Freight.Able, new CarrierCommand.CommitCapacity(Freight.Id)),
            new Reaction.TellShipment(Freight.Id, new ShipmentCommand.Book(Freight.Able)),
        ],
        Follows(Releasing.Confirmed.ThenOne<ReleaseFact.Confirmed>()));

    [Fact]
    public void A_carrier_that_names_its_vehicle_with_the_answer_is_dispatched()
    {
        var confirmed = Releasing.Tendering.Answers(Freight.Able, TenderAnswer.Accept, vehicle: "truck-7").ThenOne<ReleaseFact.Confirmed>();
        Assert.Contains(new Reaction.TellShipment(Freight.Id, new ShipmentCommand.Assign(Freight.Able, new("truck-7"), null)), Follows(confirmed));
    }

    [Fact]
    public void A_carrier_that_falls_off_has_its_capacity_back_and_the_shipment_is_open_again()
    {
        var ended = Releasing.Confirmed.Answers(Freight.Able, TenderAnswer.Decline).ThenOne<ReleaseFact.AwardEnded>();
        Assert.Equal(
            [
                new Reaction.TellCarrier(Freight.Able, new CarrierCommand.FreeCapacity(Freight.Id)),
                new Reaction.TellShipment(Freight.Id, new ShipmentCommand.Reopen(Freight.Able, "no truck")),
            ],
            Follows(ended));
    }

    [Fact]
    public void A_problem_is_told_to_its_exception() => Assert.IsType<Reaction.Tell>(Assert.Single(Follows(
        new ReleaseFact.ProblemFound(Some.Noon, new(1, GateKind.Inventory, CaseType.InventoryNotReady), "Nothing there.", null))));

    [Fact]
    public void Facilities_and_carriers_answer_the_release()
    {
        Assert.Equal(
            [new Reaction.TellRelease(Freight.Id, new ReleaseCommand.AnswerDock(Freight.Yard, Freight.YardDock, new(DockState.Open, null, null)))],
            Reactions.To(new Fact<FacilityFact>("facility", "yard-1", 3, Some.Noon, Some.Noon, "reaction", new FacilityFact.DoorOpen(Some.Noon, Freight.YardDock))));
        Assert.Equal(
            [new Reaction.TellRelease(Freight.Id, new ReleaseCommand.AnswerCapacity(Freight.Able, IsHeld: true, null))],
            Reactions.To(new Fact<CarrierFact>("carrier", "ABLE", 3, Some.Noon, Some.Noon, "reaction", new CarrierFact.CapacityHeld(Some.Noon, Freight.Id, "florida", new(2026, 3, 2)))));
    }

    [Fact]
    public void A_wave_that_was_accepted_is_a_wish_of_each_release() => Assert.Equal(
        [new Reaction.TellRelease(Freight.Id, new ReleaseCommand.Plan(Freight.Cheap, "W-1"))],
        Reactions.To(new Fact<WaveFact>("wave", "W-1", 2, Some.Noon, Some.Noon, "person:ann", WaveSamples.Facts[1])));

    private static IEnumerable<Reaction> Follows(ShipmentFact fact) =>
        Reactions.To(new Fact<ShipmentFact>("shipment", Freight.Id.Value, Version: 7, fact.At, fact.At, "test", fact));

    private static IEnumerable<Reaction> Follows(ReleaseFact fact) =>
        Reactions.To(new Fact<ReleaseFact>("release", ReleaseId.For(Freight.Id).Value, Version: 7, fact.At, fact.At, "test", fact));
}
