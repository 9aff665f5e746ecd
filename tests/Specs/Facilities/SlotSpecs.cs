using Dispatch.Shipments;
using Xunit;
using static Dispatch.Facilities.Dock;
using static Dispatch.Facilities.FacilityCommand;
using static Dispatch.Facilities.FacilityFact;

namespace Dispatch.Facilities;

/// <summary>What a release gets that asks for a slot.</summary>
public sealed class SlotSpecs
{
    [Fact]
    public void The_first_truck_gets_the_opening_of_its_window() => Dock.Open.When(Ask(1, from: 0, to: 2)).ThenHeld(1, Slot(0));

    [Fact]
    public void The_next_truck_gets_what_comes_after() => Held.When(Ask(2, from: 0, to: 2)).ThenHeld(2, Slot(1));

    [Fact]
    public void A_gap_that_is_too_short_is_passed_over() => Held
        .When(Book(2, at: 1.5))
        .When(Ask(3, from: 0, to: 3)).ThenHeld(3, Slot(2.5));

    [Fact]
    public void A_window_that_began_is_searched_from_now_on() => Dock.Open.At(1.25).When(Ask(1, from: 0, to: 2)).ThenHeld(1, Slot(1.25));

    [Fact]
    public void A_door_serves_what_it_is_for()
    {
        var two = Of(TwoDoors).When(Ask(1, from: 0, to: 2));
        two.When(Ask(2, from: 0, to: 0, StopKind.Delivery, "reefer")).ThenHeld(2, Slot(0, door: Door2));
        two.When(Ask(2, from: 0, to: 0, StopKind.Delivery, "REEFER")).ThenHeld(2, Slot(0, door: Door2));
        two.When(Ask(2, from: 0, to: 0, StopKind.Delivery, "van")).ThenOne<Waitlisted>();
        two.When(Ask(2, from: 0, to: 0, StopKind.Pickup, "reefer")).ThenOne<Waitlisted>();
    }

    [Fact]
    public void Freight_that_no_door_serves_is_refused_at_once() => Of(OneDoor with { Doors = [new(Door1, DoorUse.Inbound, ["reefer"])] })
        .When(Ask(1, from: 0, to: 2)).ThenNever("facility.wrong-door");

    [Fact]
    public void A_window_at_night_is_refused() => Dock.Open.When(Ask(1, from: 12, to: 14)).ThenNever("facility.closed");

    [Fact]
    public void A_slot_does_not_reach_into_the_night()
    {
        Dock.Open.When(Ask(1, from: 10.5, to: 14)).ThenNever("facility.closed");
        Dock.Open.When(Ask(1, from: 10, to: 14)).ThenHeld(1, Slot(10));
    }

    [Fact]
    public void A_window_over_night_finds_the_next_morning() => Dock.Open.When(Ask(1, from: 12, to: 30)).ThenHeld(1, Slot(23));

    [Fact]
    public void Nothing_opens_on_a_holiday() => Of(OneDoor with { Holidays = [new(2026, 3, 2)] })
        .When(Ask(1, from: 0, to: 2)).ThenNever("facility.closed");

    [Fact]
    public void A_window_that_has_passed_is_refused() => Dock.Open.At(3).When(Ask(1, from: 0, to: 2)).ThenNever("facility.slot-in-the-past");

    [Fact]
    public void A_slot_is_as_long_as_the_rule_says_that_knows_most()
    {
        var ruled = Of(OneDoor with { SlotRules = [new("paint", null, 90), new(null, "floorLoaded", 150), new("paint", "floorLoaded", 180)], SlotMinutes = 45 });
        ruled.When(Paint(handling: null)).ThenHeld(1, Slot(0, hours: 1.5));
        ruled.When(Paint("FloorLoaded")).ThenHeld(1, Slot(0, hours: 3));
        ruled.When(Ask(1, 0, 2)).ThenHeld(1, Slot(0, hours: 0.75));
    }

    [Fact]
    public void What_an_order_says_of_its_freight_goes_into_the_request()
    {
        var order = Some.Paint with { Commodity = "paint", Hazmat = true };
        Assert.Equal(("paint", "hazmat", "van"), Words(SlotRequest.Of(order, order.Stops[0])));
        Assert.Equal("floorLoaded", SlotRequest.Of(order with { Handling = "floorLoaded" }, order.Stops[0]).Handling);
    }

    [Fact]
    public void Where_nobody_plans_the_doors_a_truck_may_come_at_any_time_and_nothing_is_kept()
    {
        Unplanned.When(Ask(1, 0, 2)).Then(new DoorOpen(Some.At(-24), Truck(1)));
        Unknown.When(Ask(1, 0, 2)).Then(new DoorOpen(Some.At(-24), Truck(1)));
        Assert.Empty(Unplanned.When(Ask(1, 0, 2)).File.Appointments);
    }

    [Fact]
    public void Whoever_asks_again_is_told_again() => Confirmed.When(Ask(1, from: 0, to: 3)).ThenHeld(1, Slot(0));

    [Fact]
    public void A_slot_that_is_over_is_not_told_again() => Held.At(1).When(Ask(1, from: 0, to: 3)).ThenHeld(1, Slot(1));

    [Fact]
    public void Whoever_asks_for_another_time_gives_up_the_first() => Held
        .When(Ask(2, from: 0, to: 0))
        .When(Ask(1, from: 4, to: 5))
        .Then(
            new SlotHeld(Some.At(-24), Truck(1), SlotNeed.Of(Want(4, 5), OneDoor), Slot(4)),
            new SlotHeld(Some.At(-24), Truck(2), SlotNeed.Of(Want(0, 0), OneDoor), Slot(0)));

    [Fact]
    public void A_standing_appointment_is_its_owners_alone()
    {
        var standing = Of(OneDoor with { Standing = [new("acme mondays", DayOfWeek.Monday, new(8, 0), 120, Door1, new("acme"), CarrierId: null)] });
        var stranger = new RequestSlot(new("zeta~1~1"), Want(0.5, 2));
        standing.When(Ask(1, from: 0, to: 2)).ThenHeld(1, Slot(1, hours: 2));
        Assert.Equal(AppointmentStatus.Waiting, standing.When(stranger).File.Appointments[0].Status);
        standing.When(new BookSlot(new("zeta~1~1"), Want(0, 9), Door1, new(Some.At(2)))).ThenRefused("facility.slot-taken");
    }

    [Fact]
    public void A_file_that_is_full_takes_no_more()
    {
        var full = Dock.Open with
        {
            File = Dock.Open.File with
            {
                Appointments = [.. Enumerable.Range(1, FacilityRules.MaxAppointments).Select(number => Held.File.Appointments[0] with { Id = Truck(number) })],
            },
        };
        full.When(Ask(9_999, 0, 2)).ThenNever("facility.full");
        full.When(Book(9_999, at: 9)).ThenRefused("facility.full");
    }

    private static (string?, string?, string) Words(SlotRequest request) => (request.Commodity, request.Handling, request.Equipment);

    private static RequestSlot Paint(string? handling) => new(Truck(1), Want(0, 2) with { Commodity = "paint", Handling = handling });
}
