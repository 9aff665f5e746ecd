using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch;

/// <summary>What dispatching wants of others, and others of it.</summary>
public static partial class Reactions
{
    /// <summary>Who speaks where a reaction does.</summary>
    public const string Source = "reaction";

    /// <summary>What a release's facts have for consequences.</summary>
    public static IEnumerable<Reaction> To(Fact<ReleaseFact> fact)
    {
        var release = new ReleaseId(fact.Key).Shipment;
        return ReleaseDetection.Of(fact)
            .Select(effect => (Reaction)new Reaction.Tell(effect.Case, effect.Command))
            .Concat(fact.Body switch
            {
                ReleaseFact.DockAsked asked => [new Reaction.TellFacility(asked.FacilityId, new FacilityCommand.RequestSlot(asked.AppointmentId, asked.Request))],
                ReleaseFact.DockGivenBack given => [new Reaction.TellFacility(given.FacilityId, new FacilityCommand.Cancel(given.AppointmentId, given.Why))],
                ReleaseFact.CarriersAsked asked => [new Reaction.RankCarriers(release, asked)],
                ReleaseFact.Tendered tendered => tendered.Tender.Offers.Select(offer =>
                    new Reaction.TellCarrier(offer.CarrierId, new CarrierCommand.HoldCapacity(release, offer.Lane, tendered.Tender.Day))),
                ReleaseFact.OfferSent sent => Sent(release, sent),
                ReleaseFact.OfferClosed closed => Closed(release, closed),
                ReleaseFact.OfferAccepted accepted => [Count(accepted.Award.CarrierId!.Value, accepted.TenderId, TenderOutcome.Accepted)],
                ReleaseFact.Confirmed confirmed => Confirmed(release, confirmed),
                ReleaseFact.TakenByHand taken => Docked(taken.Docks, taken.Award.CarrierId),
                ReleaseFact.VehicleNamed { IsAssigned: false } named =>
                    [new Reaction.TellShipment(release, new ShipmentCommand.Assign(named.CarrierId, named.VehicleId, TrailerId: null))],
                ReleaseFact.AwardEnded ended => Ended(release, ended),

                // Between two steps the shipment stays tendered.
                ReleaseFact.StatusChanged
                {
                    From: ReleaseStatus.Tendering or ReleaseStatus.AwaitingApproval or ReleaseStatus.Confirming,
                    To: ReleaseStatus.Gathering or ReleaseStatus.Ready or ReleaseStatus.NeedsHelp,
                } => [new Reaction.TellShipment(release, new ShipmentCommand.Reopen(Carrier: null, "nobody has taken it"))],
                _ => [],
            });
    }

    /// <summary>What a carrier's facts have for consequences.</summary>
    public static IEnumerable<Reaction> To(Fact<CarrierFact> fact) => fact.Body switch
    {
        CarrierFact.Put => [new Reaction.CarriersChanged()],
        CarrierFact.CapacityHeld held => [new Reaction.TellRelease(held.ShipmentId, new ReleaseCommand.AnswerCapacity(new(fact.Key), IsHeld: true, Why: null))],
        CarrierFact.CapacityRefused refused => [new Reaction.TellRelease(refused.ShipmentId, new ReleaseCommand.AnswerCapacity(new(fact.Key), IsHeld: false, refused.Why))],
        _ => [],
    };

    /// <summary>What a facility's facts have for consequences.</summary>
    public static IEnumerable<Reaction> To(Fact<FacilityFact> fact)
    {
        Reaction Answer(AppointmentId appointment, DockState state, Slot? slot = null, string? why = null) => new Reaction.TellRelease(
            appointment.Shipment, new ReleaseCommand.AnswerDock(new(fact.Key), appointment, new(state, slot, why)));
        return fact.Body switch
        {
            FacilityFact.DoorOpen open => [Answer(open.AppointmentId, DockState.Open)],
            FacilityFact.SlotHeld held => [Answer(held.AppointmentId, DockState.Held, held.Slot)],
            FacilityFact.Waitlisted waits => [Answer(waits.AppointmentId, DockState.Waitlisted)],
            FacilityFact.SlotRefused refused => [Answer(refused.AppointmentId, DockState.Refused, why: refused.Why)],
            FacilityFact.SlotConfirmed confirmed => [Answer(confirmed.AppointmentId, DockState.Confirmed)],
            FacilityFact.MoveProposed proposed => [Answer(proposed.AppointmentId, DockState.MoveProposed)],
            FacilityFact.ProposalWithdrawn withdrawn => [Answer(withdrawn.AppointmentId, DockState.Held)],
            FacilityFact.SlotMoved moved => [Answer(moved.AppointmentId, DockState.Held, moved.Slot)],
            FacilityFact.SlotFreed freed => [Answer(freed.AppointmentId, DockState.Freed, why: freed.Why)],
            FacilityFact.SlotMissed missed => [Answer(missed.AppointmentId, DockState.Freed, why: "No truck came in its slot.")],
            _ => [],
        };
    }

    /// <summary>What a wave's facts have for consequences.</summary>
    public static IEnumerable<Reaction> To(Fact<WaveFact> fact) => fact.Body is WaveFact.Accepted accepted
        ? accepted.Pairs.Select(pair => new Reaction.TellRelease(pair.ShipmentId, new ReleaseCommand.Plan(pair.CarrierId, fact.Key)))
        : [];

    /// <summary>What a shipment's facts mean for its release.</summary>
    private static IEnumerable<Reaction> ToRelease(Fact<ShipmentFact> fact)
    {
        var shipment = new ShipmentId(fact.Key);
        return fact.Body switch
        {
            ShipmentFact.Released released => [new Reaction.OpenRelease(shipment, released.Order)],

            // What dispatching itself assigned it knows, and may have taken back again meanwhile.
            ShipmentFact.Assigned { Assignment: var to } when fact.Source is not Source => [new Reaction.TellRelease(shipment, new ReleaseCommand.TakeByHand(to.CarrierId, to.VehicleId))],
            ShipmentFact.OrderChanged changed => [new Reaction.TellRelease(shipment, new ReleaseCommand.Change(changed.Order))],
            ShipmentFact.OrderCancelled cancelled => [new Reaction.TellRelease(shipment, new ReleaseCommand.Cancel(cancelled.Reason))],
            ShipmentFact.StatusChanged { To: ShipmentStatus.Cancelled } =>
                [new Reaction.TellRelease(shipment, new ReleaseCommand.Cancel("the shipment was cancelled"))],
            ShipmentFact.StatusChanged { To: ShipmentStatus.AtPickup or ShipmentStatus.InTransit or ShipmentStatus.AtDelivery or ShipmentStatus.Delivered } =>
                [new Reaction.TellRelease(shipment, new ReleaseCommand.BeginJourney())],
            _ => [],
        };
    }

    private static IEnumerable<Reaction> Sent(ShipmentId release, ReleaseFact.OfferSent sent) =>
        [Count(sent.CarrierId, sent.TenderId, TenderOutcome.Sent), new Reaction.TellShipment(release, new ShipmentCommand.Tender())];

    private static IEnumerable<Reaction> Closed(ShipmentId release, ReleaseFact.OfferClosed closed)
    {
        yield return new Reaction.TellCarrier(closed.CarrierId, new CarrierCommand.FreeCapacity(release));
        if (closed is { WasKnown: true, State: OfferState.Declined or OfferState.Expired })
        {
            yield return Count(closed.CarrierId, closed.TenderId, closed.State is OfferState.Declined ? TenderOutcome.Declined : TenderOutcome.Expired);
        }
    }

    private static IEnumerable<Reaction> Confirmed(ShipmentId release, ReleaseFact.Confirmed confirmed)
    {
        var carrier = confirmed.Award.CarrierId!.Value;
        return
        [
            .. Docked(confirmed.Docks, carrier),
            new Reaction.TellCarrier(carrier, new CarrierCommand.CommitCapacity(release)),
            new Reaction.TellShipment(release, confirmed.Award.VehicleId is { } vehicle
                ? new ShipmentCommand.Assign(carrier, vehicle, TrailerId: null)
                : new ShipmentCommand.Book(carrier)),
        ];
    }

    /// <summary>Where nobody plans the docks there is nothing to confirm.</summary>
    private static IEnumerable<Reaction> Docked(IEnumerable<Dock> docks, CarrierId? carrier) => docks
        .Where(dock => dock.Slot is not null)
        .Select(dock => new Reaction.TellFacility(dock.FacilityId, new FacilityCommand.Confirm(dock.AppointmentId, carrier)));

    private static IEnumerable<Reaction> Ended(ShipmentId release, ReleaseFact.AwardEnded ended)
    {
        if (ended.Award is { TenderId: not null, CarrierId: { } carrier })
        {
            yield return new Reaction.TellCarrier(carrier, new CarrierCommand.FreeCapacity(release));
        }

        if (ended is { Reopens: true, WasConfirmed: true })
        {
            yield return new Reaction.TellShipment(release, new ShipmentCommand.Reopen(ended.Award.CarrierId, ended.Why));
        }
    }

    private static Reaction.TellCarrier Count(CarrierId carrier, TenderId tender, TenderOutcome outcome) =>
        new(carrier, new CarrierCommand.CountTender(tender.Value, outcome));
}
