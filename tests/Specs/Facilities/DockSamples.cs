using System.Collections.Immutable;
using Dispatch.Shipments;
using static Dispatch.Facilities.FacilityCommand;

namespace Dispatch.Facilities;

/// <summary>One of every kind, for the transition table and the stored form.</summary>
internal static class DockSamples
{
    public static DockPlan Plan { get; } = new(
        [new(Dock.Door1, DoorUse.Both, []), new(Dock.Door2, DoorUse.Inbound, ["reefer"])],
        [new(DayOfWeek.Monday, new(6, 0), new(18, 30)), new(DayOfWeek.Friday, new(22, 0), new(6, 0))],
        [new(2026, 12, 25)],
        [new("paint", "floorLoaded", 90)],
        [new("acme mondays", DayOfWeek.Monday, new(8, 0), 120, Dock.Door1, new("acme"), CarrierId: null)]);

    public static ImmutableArray<FacilityFact> Facts { get; } =
    [
        new FacilityFact.Put(Some.At(-24), Dock.Yard(Plan) with { Trusted = true }),
        new FacilityFact.DoorOpen(Some.At(-24), Dock.Truck(9)),
        new FacilityFact.SlotHeld(Some.At(-24), Dock.Truck(1), SlotNeed.Of(Dock.Want(0, 2), Plan), Dock.Slot(0)),
        new FacilityFact.Waitlisted(Some.At(-24), Dock.Truck(2), SlotNeed.Of(Dock.Want(0, 0) with { CarrierId = Dock.Able }, Plan)),
        new FacilityFact.SlotRefused(Some.At(-24), Dock.Truck(3), "facility.closed", "Ocala Yard is closed in the window."),
        new FacilityFact.SlotConfirmed(Some.At(-12), Dock.Truck(1), Dock.Able),
        new FacilityFact.MoveProposed(Some.At(-2), Dock.Truck(1), Dock.Slot(3), Some.At(2.75)),
        new FacilityFact.ProposalWithdrawn(Some.At(-1), Dock.Truck(1), "the truck is expected in time"),
        new FacilityFact.SlotMoved(Some.At(-1), Dock.Truck(1), Dock.Slot(0), Dock.Slot(1)),
        new FacilityFact.SlotHeld(Some.At(-1), Dock.Truck(4), SlotNeed.Of(Dock.Want(4, 5), Plan), Dock.Slot(4)),
        new FacilityFact.SlotMissed(Some.At(6), Dock.Truck(4), Dock.Slot(4)),
        new FacilityFact.SlotFreed(Some.At(6), Dock.Truck(2), Slot: null, "the order was cancelled"),
        new FacilityFact.TruckArrived(Some.At(1), Dock.Truck(1)),
        new FacilityFact.TruckWithdrawn(Some.At(1.1), Dock.Truck(1), AppointmentStatus.Confirmed),
        new FacilityFact.TruckArrived(Some.At(1.25), Dock.Truck(1)),
        new FacilityFact.TruckDeparted(Some.At(4.25), Dock.Truck(1), TimeSpan.FromHours(3), TimeSpan.FromHours(1)),
    ];

    public static ImmutableArray<(string Name, Dock Dock)> EveryStatus { get; } =
    [
        ("unknown", Dock.Open),
        ("waiting", Dock.Waiting),
        ("held", Dock.Held),
        ("confirmed", Dock.Confirmed),
        ("confirmed, proposed", Dock.Confirmed.When(new Propose(Dock.Truck(1), Some.At(5)))),
        ("arrived", Dock.Arrived),
        ("departed", Dock.Departed),
        ("missed", Dock.Missed),
        ("cancelled", Dock.Cancelled),
    ];

    public static ImmutableArray<(string Name, FacilityCommand Command)> Commands { get; } =
    [
        ("put", new Put(Dock.Yard(Dock.OneDoor))),
        ("put other", new Put(Dock.Yard(Dock.TwoDoors))),
        ("request", Dock.Ask(1, from: 0, to: 4)),
        ("request other", Dock.Ask(1, from: 6, to: 7)),
        ("book", Dock.Book(1, at: 4)),
        ("book the past", Dock.Book(1, at: 2)),
        ("confirm", new Confirm(Dock.Truck(1), Dock.Able)),
        ("confirm other", new Confirm(Dock.Truck(1), new("EFGH"))),
        ("move", new Move(Dock.Truck(1), null, new(Some.At(4)))),
        ("propose in time", new Propose(Dock.Truck(1), Some.At(0.2))),
        ("propose", new Propose(Dock.Truck(1), Some.At(8))),
        ("accept", new AcceptProposal(Dock.Truck(1))),
        ("cancel", new Cancel(Dock.Truck(1), "no freight")),
        ("arrive", new Arrive(Dock.Truck(1), Some.At(3))),
        ("withdraw", new WithdrawArrival(Dock.Truck(1))),
        ("depart", new Depart(Dock.Truck(1), Some.At(3))),
        ("meet deadline", new MeetDeadline(Dock.Truck(1).Value)),
    ];
}
