using System.Collections.Immutable;
using Dispatch.Intelligence;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentFact;

namespace Dispatch.Shipments;

/// <summary>One of every kind, for the transition table and the stored form.</summary>
internal static class Samples
{
    public static ImmutableArray<ShipmentFact> Facts { get; } =
    [
        new Released(Some.At(-24), Some.Paint with { Temperature = new(2, 8), Hazmat = true }),
        new Assigned(Some.At(-4), new(new("ABCD"), new("truck-7"), "T-1", Version: 1, Some.At(-4))),
        new Booked(Some.At(-5), new("ABCD")),
        new CarrierLost(Some.At(-4.5), new("ABCD"), new(new("ABCD"), new("truck-7"), "T-1", Version: 1, Some.At(-4)), "the carrier gave it back"),
        new OrderChanged(Some.At(-4), Some.Paint with { WeightKg = 11_000 }, Assignment: null, Before: null),
        new OrderCancelled(Some.At(-3), "sold elsewhere"),
        new ShipmentFact.Seen(Some.At(0), Some.Ocala),
        new Arrived(Some.At(0.5), Some.Pickup),
        new Departed(Some.At(1.5), Some.Pickup),
        new ArrivalWithdrawn(Some.At(2), Some.Pickup),
        new StopTimed(Some.At(0), Some.Delivery, Classifier.Estimated, new(Some.At(7), Departure: null)),
        new MilestoneReported(Some.At(2), MilestoneType.PodReceived, Stop: null, Classifier.Actual, Some.At(2), "D1", "signed \"Jo\""),
        new StatusChanged(Some.At(2), ShipmentStatus.AtPickup, ShipmentStatus.InTransit),
        new Missed(Some.At(2.5), Some.Pickup, StopKind.Pickup, Incident: 1, Some.At(2.5), "Ocala Yard", CustomerTier: null),
        new MissEnded(Some.At(3), Some.Pickup, StopKind.Pickup, Incident: 1, TimeSpan.FromMinutes(60), "the truck arrived"),
        new WentSilent(Some.At(3), Some.At(2), Incident: 2, new("ABCD"), new("truck-7"), "gold"),
        new Resumed(Some.At(4), Incident: 2, TimeSpan.FromMinutes(120), "the vehicle reported again"),
        new EtaChanged(Some.At(4), new(
            Some.At(4),
            Some.At(6),
            Some.At(6.4),
            [new EtaTerm("drive", TimeSpan.FromHours(2), "144 km")],
            [new StopEta(Some.Delivery, Some.At(6), Some.At(7))])),
    ];

    public static ImmutableArray<(string Name, Journey Journey)> EveryStatus { get; } =
    [
        ("unknown", Journey.Unknown),
        ("released", Journey.Released),
        ("tendered", In(ShipmentStatus.Tendered)),
        ("booked", In(ShipmentStatus.Booked)),
        ("dispatched", Journey.Assigned),
        ("atPickup", Journey.AtPickup),
        ("inTransit", Journey.UnderWay),
        ("atDelivery", Journey.AtDelivery),
        ("delivered", Journey.Delivered),
        ("closed", Journey.Closed),
        ("onHold", Journey.OnHold),
        ("cancelled", Journey.Cancelled),
    ];

    public static ImmutableArray<(string Name, ShipmentCommand Command)> Commands { get; } =
    [
        ("release", new Release(Some.Paint)),
        ("release other", new Release(Some.TwoDeliveries)),
        ("assign", Some.Truck7),
        ("assign other", Some.Truck8),
        ("tender", new Tender()),
        ("book", new Book(new("ABCD"))),
        ("book other", new Book(new("EFGH"))),
        ("reopen", new Reopen(new CarrierId("ABCD"), "the carrier gave it back")),
        ("change", new Change(Some.TwoDeliveries)),
        ("change to the same", new Change(Some.Paint)),
        ("cancel", new Cancel("sold elsewhere")),
        ("see", Some.Seen(19, Some.Valdosta)),
        ("see replaced", Some.Seen(19, Some.Valdosta, assignment: 0)),
        ("arrive pickup", new Arrive(1, Some.Pickup, Some.At(19))),
        ("arrive delivery", new Arrive(1, Some.Delivery, Some.At(19))),
        ("arrive nowhere", new Arrive(1, 9, Some.At(19))),
        ("depart pickup", new Depart(1, Some.Pickup, Some.At(19))),
        ("depart delivery", new Depart(1, Some.Delivery, Some.At(19))),
        ("withdraw pickup", new WithdrawArrival(1, Some.Pickup, Some.At(0.5))),
        ("withdraw delivery", new WithdrawArrival(1, Some.Delivery, Some.At(7))),
        ("meet window:1", new MeetDeadline("window:1")),
        ("meet window:2", new MeetDeadline("window:2")),
        ("meet silence", new MeetDeadline("silence")),
        ("report planned", Some.Told(Classifier.Planned, MilestoneType.Arrived, 19, Some.Delivery)),
        ("report estimated", Some.Told(Classifier.Estimated, MilestoneType.Arrived, 19, Some.Delivery)),
        .. Enum.GetValues<MilestoneType>().Select(type => ($"report {type}", (ShipmentCommand)Some.Actual(type, 19, Some.Delivery))),
    ];

    private static Journey In(ShipmentStatus status) =>
        Journey.Released with { Shipment = Journey.Released.Shipment with { Status = status } };
}
