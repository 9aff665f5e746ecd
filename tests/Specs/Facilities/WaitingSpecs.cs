using Dispatch.Shipments;
using Xunit;
using static Dispatch.Facilities.Dock;
using static Dispatch.Facilities.FacilityCommand;
using static Dispatch.Facilities.FacilityFact;

namespace Dispatch.Facilities;

/// <summary>Who waits for a slot, and when he gets one.</summary>
public sealed class WaitingSpecs
{
    private static readonly Dock Crowded = Held.When(Ask(2, from: 0, to: 0)).When(Ask(3, from: 0, to: 0));

    [Fact]
    public void Where_all_is_taken_one_waits()
    {
        Held.When(Ask(2, from: 0, to: 0)).ThenOne<Waitlisted>();
        Crowded.ThenStatus(2, AppointmentStatus.Waiting);
    }

    [Fact]
    public void A_slot_that_is_freed_goes_to_whoever_has_waited_longest()
    {
        var served = Crowded.When(new Cancel(Truck(1), "no freight"));
        served.ThenHeld(2, Slot(0));
        served.ThenStatus(3, AppointmentStatus.Waiting);
        served.When(new Cancel(Truck(2), "no freight")).ThenHeld(3, Slot(0));
    }

    [Fact]
    public void Whoever_cancelled_and_asks_again_waits_behind_the_others() => Crowded
        .When(new Cancel(Truck(2), "no freight"))
        .When(Ask(2, from: 0, to: 0))
        .When(new Cancel(Truck(1), "no freight"))
        .ThenHeld(3, Slot(0));

    [Fact]
    public void A_slot_that_a_truck_moved_away_from_is_free() =>
        Crowded.When(new Move(Truck(1), null, new(Some.At(5)))).ThenHeld(2, Slot(0));

    [Fact]
    public void What_is_left_of_a_slot_when_its_truck_leaves_early_is_free() => Held
        .When(Ask(2, from: 0, to: 2)).When(Ask(3, from: 0.5, to: 0.5))
        .At(0.4).When(new Depart(Truck(1), Some.At(0.4)))
        .ThenOne<TruckDeparted>();

    [Fact]
    public void The_rest_of_a_slot_with_a_gap_after_it_serves_one_who_waits() => Of(OneDoor)
        .When(Ask(1, from: 0, to: 0)).When(Ask(3, from: 0.5, to: 0.5))
        .At(0.4).When(new Depart(Truck(1), Some.At(0.4)))
        .ThenHeld(3, Slot(0.5));

    [Fact]
    public void A_new_door_serves_those_who_wait()
    {
        var served = Crowded.When(new FacilityCommand.Put(Yard(OneDoor with { Doors = [.. OneDoor.Doors, new(Door2, DoorUse.Both, [])] })));
        served.ThenHeld(2, Slot(0, door: Door2));
        served.ThenStatus(3, AppointmentStatus.Waiting);
    }

    [Fact]
    public void Where_the_plan_goes_nobody_waits() => Crowded.When(new FacilityCommand.Put(Yard(docks: null)))
        .Then(new FacilityFact.Put(Some.At(-24), Yard(docks: null)), new DoorOpen(Some.At(-24), Truck(2)), new DoorOpen(Some.At(-24), Truck(3)));

    [Fact]
    public void One_waits_no_longer_than_the_window() => Crowded
        .At(0.01).When(new MeetDeadline(Truck(2).Value))
        .Then(
            new SlotRefused(Some.At(0.01), Truck(2), "facility.full", "The window passed without a slot."),
            new SlotRefused(Some.At(0.01), Truck(3), "facility.full", "The window passed without a slot."));

    [Fact]
    public void The_first_that_is_due_is_the_deadline()
    {
        Crowded.ThenDeadlines(new Deadline(Truck(2).Value, Some.At(0)));
        Held.ThenDeadlines(new Deadline(Truck(1).Value, Some.At(2)));
        Departed.ThenDeadlines();
    }
}
