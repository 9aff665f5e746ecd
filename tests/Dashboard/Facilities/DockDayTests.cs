using System.Collections.Immutable;
using Dispatch.Fakes;
using Dispatch.Live;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Facilities;

/// <summary>What the dock board shows, and where a move leads.</summary>
public sealed class DockDayTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);

    [Fact]
    public void The_board_runs_from_the_first_opening_to_the_last_on_the_wall_s_clock()
    {
        var day = Of([]);

        Assert.Equal((Loads.Local(6), Loads.Local(18)), (day.From, day.To));
        Assert.Equal(("06:00", "17:00", 12), (day.Hours[0].Name, day.Hours[^1].Name, day.Hours.Length));
        Assert.Empty(day.Closed);
    }

    [Fact]
    public void An_appointment_outside_the_hours_widens_the_board_and_what_is_closed_is_shaded()
    {
        var day = Of([Loads.Appointment("acme~1", "D1", 20, AppointmentStatus.Confirmed)]);

        Assert.Equal(Loads.Local(21), day.To);
        Assert.Equal(new(80, 20), Assert.Single(day.Closed));
        Assert.Equal(20.0 / 3, day.Span(day.Lanes[0].Blocks[0].Slot!).Width, 6);
    }

    [Fact]
    public void Blocks_stand_at_their_door_and_who_waits_beside_the_board()
    {
        var day = Of([Loads.Appointment("acme~1", "D2", 8), Loads.Appointment("acme~2", null, 9, AppointmentStatus.Waiting), Loads.Appointment("acme~3", "D1", 8, AppointmentStatus.Cancelled)]);

        Assert.Equal([0, 1], day.Lanes.Select(lane => lane.Blocks.Length));
        Assert.Equal("acme~2", Assert.Single(day.Waiting).Appointment.ShipmentId.Value);
    }

    [Fact]
    public void A_truck_that_is_expected_after_its_slot_begins_is_late_until_it_is_there()
    {
        var appointment = Loads.Appointment("acme~1", "D1", 8);
        var view = Coming("acme~1", Loads.Local(8).AddMinutes(40));

        Assert.Equal("40 min late", DockBlock.Of(appointment, new("DAL-1"), view).Late);
        Assert.Null(DockBlock.Of(appointment with { Status = AppointmentStatus.Arrived }, new("DAL-1"), view).Late);
        Assert.Null(DockBlock.Of(appointment with { Stop = 2 }, new("DAL-1"), view).Eta);
        Assert.Null(DockBlock.Of(appointment, new("DAL-1"), Coming("acme~1", Loads.Local(7))).Late);
    }

    [Theory]
    [InlineData(2026, 3, 8, 23)]
    [InlineData(2026, 5, 4, 24)]
    [InlineData(2026, 11, 1, 25)]
    public void A_day_has_the_hours_that_its_clock_gives_it(int year, int month, int date, int hours)
    {
        var (from, to) = DockDay.Bounds(new(year, month, date), TimeZoneInfo.FindSystemTimeZoneById(Journeys.DallasZone));

        Assert.Equal(hours, (to - from).TotalHours);
    }

    [Fact]
    public void Arrows_move_by_a_quarter_of_an_hour_or_a_door_and_never_off_the_board()
    {
        var day = Of([Loads.Appointment("acme~1", "D1", 6)]);
        var move = DockMove.Of(day.Lanes[0].Blocks[0], day, Rows.Noon);

        Assert.Equal((new DoorId("D2"), Loads.Local(6).AddMinutes(15)), At(move.Press("ArrowRight", day).Press("ArrowDown", day).Press("ArrowDown", day)));
        Assert.Equal((new DoorId("D1"), Loads.Local(6)), At(move.Press("ArrowLeft", day).Press("ArrowUp", day)));
        Assert.Equal(Loads.Local(17), move.To(new("D1"), Loads.Local(23), day).From);

        var odd = move.To(new("D1"), Loads.Local(9).AddMinutes(7), day);
        Assert.Equal((Loads.Local(9), Loads.Local(9).AddMinutes(15)), (odd.Press("ArrowLeft", day).From, odd.Press("ArrowRight", day).From));
    }

    [Fact]
    public void One_that_waits_begins_when_its_window_opens()
    {
        var day = Of([Loads.Appointment("acme~1", null, 9, AppointmentStatus.Waiting)]);

        Assert.Equal((new DoorId("D1"), Loads.Local(9)), At(DockMove.Of(day.Waiting[0], day, Rows.Noon)));
        Assert.Equal(Loads.Local(9).AddMinutes(15), DockMove.Of(day.Waiting[0], day, Loads.Local(9).AddMinutes(3)).From);
    }

    [Theory]
    [InlineData(0.5, 12, 0)]
    [InlineData(0.4999, 11, 45)]
    [InlineData(-3, 6, 0)]
    public void A_place_on_the_board_is_a_quarter_of_an_hour(double share, int hour, int minute) =>
        Assert.Equal(Loads.Local(hour).AddMinutes(minute), Of([]).At(share));

    private static (DoorId, DateTimeOffset) At(DockMove move) => (move.Door, move.From);

    private static DockDay Of(ImmutableArray<AppointmentView> appointments) => DockDay.Of(Loads.Yard("D1", "D2"), Monday, appointments, TowerView.Empty);

    private static TowerView Coming(string id, DateTimeOffset expected)
    {
        var row = Rows.Shipment(id) with { Next = new(1, StopKind.Pickup, new("DAL-1"), "Dallas yard", Journeys.Morning, expected) };
        return TowerView.Empty with { Shipments = TowerView.Empty.Shipments.Add(row.ShipmentId, row) };
    }
}
