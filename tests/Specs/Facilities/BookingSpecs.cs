using Dispatch.Shipments;
using Xunit;
using static Dispatch.Facilities.Dock;
using static Dispatch.Facilities.FacilityCommand;
using static Dispatch.Facilities.FacilityFact;

namespace Dispatch.Facilities;

/// <summary>What people book, confirm and move.</summary>
public sealed class BookingSpecs
{
    [Fact]
    public void A_person_books_a_door_and_a_time() => Dock.Open.When(Book(1, at: 3, Door1)).ThenHeld(1, Slot(3));

    [Fact]
    public void A_person_books_the_earliest_time_of_a_window() =>
        Held.When(new BookSlot(Truck(2), Want(0, 2), null, null)).ThenHeld(2, Slot(1));

    [Fact]
    public void Any_door_that_is_free_will_do_where_none_is_named() =>
        Of(TwoDoors with { Doors = [new(Door1, DoorUse.Both, []), new(Door2, DoorUse.Both, [])] })
            .When(Book(1, at: 0)).When(Book(2, at: 0)).ThenHeld(2, Slot(0, door: Door2));

    [Fact]
    public void What_is_taken_is_refused()
    {
        Held.When(Book(2, at: 0.5)).ThenRefused("facility.slot-taken");
        Held.When(new BookSlot(Truck(2), Want(0, 0), null, null)).ThenRefused("facility.slot-taken");
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Dock.Open.At(1).When(Book(1, at: 0.5)).ThenRefused("facility.slot-in-the-past");
        Dock.Open.When(Book(1, at: 10.5)).ThenRefused("facility.closed");
        Dock.Open.When(Book(1, at: 0, new("D9"))).ThenRefused("facility.no-such-door");
        Of(TwoDoors).When(Book(1, at: 0, Door2)).ThenRefused("facility.wrong-door");
        Of(OneDoor with { Doors = [new(Door1, DoorUse.Inbound, [])] }).When(Book(1, at: 0)).ThenRefused("facility.wrong-door");
        Dock.Open.When(Book(1, at: 9_000)).ThenRefused("facility.slot-too-far");
        Dock.Open.When(new BookSlot(Truck(1), Want(2, 0), null, null)).ThenRefused("facility.invalid-window");
        Dock.Open.When(new BookSlot(Truck(1), Want(0, 2), null, new(null))).ThenRefused("facility.no-time");
        Unplanned.When(Book(1, at: 0)).ThenRefused("facility.no-docks");
        Unknown.When(Book(1, at: 0)).ThenRefused("facility.unknown");
    }

    [Fact]
    public void A_time_on_the_wall_is_the_facilitys() =>
        Dock.Open.When(new BookSlot(Truck(1), Want(0, 2), null, new(null, new DateTime(2026, 3, 2, 10, 0, 0)))).ThenHeld(1, Slot(3));

    [Fact]
    public void A_time_that_the_wall_never_shows_or_shows_twice_is_refused()
    {
        var always = Of(OneDoor with { Hours = [] });
        always.When(new BookSlot(Truck(1), Want(0, 2), null, new(null, new DateTime(2026, 3, 8, 2, 30, 0)))).ThenRefused("facility.no-such-local-time");
        always.When(new BookSlot(Truck(1), Want(0, 2), null, new(null, new DateTime(2026, 11, 1, 1, 30, 0)))).ThenRefused("facility.ambiguous-local-time");
        Held.When(new Move(Truck(1), null, new(null, new DateTime(2026, 3, 8, 2, 30, 0)))).ThenRefused("facility.no-such-local-time");
    }

    [Fact]
    public void Whoever_has_a_slot_moves_it_and_does_not_book_another() => Held.When(Book(1, at: 3)).ThenRefused("appointment.conflict");

    [Fact]
    public void What_is_booked_already_is_agreed_to()
    {
        Held.When(Book(1, at: 0)).ThenNothing();
        Held.When(Book(1, at: 0, Door1)).ThenNothing();
    }

    [Fact]
    public void Who_waits_may_book() => Waiting.When(Book(1, at: 4)).ThenHeld(1, Slot(4));

    [Fact]
    public void A_slot_is_moved_to_a_free_time_only()
    {
        var two = Held.When(Ask(2, from: 1, to: 2));
        two.When(new Move(Truck(1), null, new(Some.At(1.5)))).ThenRefused("facility.slot-taken");
        two.When(new Move(Truck(1), Door1, new(Some.At(3)))).Then(new SlotMoved(Some.At(-24), Truck(1), Slot(0), Slot(3)));
        two.When(new Move(Truck(1), null, new(Some.At(0)))).ThenNothing();
        two.At(0.2).When(new Move(Truck(1), null, new(Some.At(0.1)))).ThenRefused("facility.slot-in-the-past");
    }

    [Fact]
    public void It_stays_confirmed_when_it_moves() =>
        Confirmed.When(new Move(Truck(1), null, new(Some.At(0.5)))).ThenStatus(1, AppointmentStatus.Confirmed);

    [Fact]
    public void It_is_confirmed_for_a_carrier_and_for_another_when_that_one_falls_off()
    {
        Held.When(new Confirm(Truck(1), Able)).Then(new SlotConfirmed(Some.At(-24), Truck(1), Able));
        Confirmed.When(new Confirm(Truck(1), null)).ThenNothing();
        Confirmed.When(new Confirm(Truck(1), new("EFGH"))).Then(new SlotConfirmed(Some.At(-24), Truck(1), new("EFGH")));
    }

    [Fact]
    public void What_nobody_asked_for_is_unknown()
    {
        Dock.Open.When(new Confirm(Truck(7), Able)).ThenRefused("appointment.unknown");
        Dock.Open.When(new Move(Truck(7), null, new(Some.At(3)))).ThenRefused("appointment.unknown");
        Dock.Open.When(new Cancel(Truck(7), "no freight")).ThenRefused("appointment.unknown");
    }
}
