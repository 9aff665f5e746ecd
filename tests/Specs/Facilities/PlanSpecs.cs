using Xunit;
using static Dispatch.Facilities.Dock;
using static Dispatch.Facilities.FacilityCommand;

namespace Dispatch.Facilities;

/// <summary>What a dock plan must be, and what is no news.</summary>
public sealed class PlanSpecs
{
    [Fact]
    public void The_same_again_is_no_news()
    {
        Of(DockSamples.Plan).When(new Put(Yard(DockSamples.Plan with { Doors = [.. DockSamples.Plan.Doors], Hours = [.. DockSamples.Plan.Hours] }))).ThenNothing();
        Unplanned.When(new Put(Yard(docks: null))).ThenNothing();
    }

    [Fact]
    public void Anything_else_is()
    {
        Assert.NotEmpty(Open.When(new Put(Yard(OneDoor with { Holidays = [new(2026, 12, 25)] }))).Facts);
        Assert.NotEmpty(Open.When(new Put(Yard(OneDoor) with { Trusted = true })).Facts);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Unknown.When(new Put(Yard(docks: null) with { TimeZone = "Mars/Olympus" })).ThenRefused("facility.unknown-time-zone");
        Refused("facility.no-doors", OneDoor with { Doors = [] });
        Refused("facility.unnamed-door", OneDoor with { Doors = [new(new(""), DoorUse.Both, [])] });
        Refused("facility.duplicate-door", OneDoor with { Doors = [.. OneDoor.Doors, .. OneDoor.Doors] });
        Refused("facility.invalid-equipment", OneDoor with { Doors = [new(Door1, DoorUse.Both, [" "])] });
        Refused("facility.invalid-slot-length", OneDoor with { SlotMinutes = 0 });
        Refused("facility.invalid-slot-length", OneDoor with { SlotRules = [new("paint", null, 1_441)] });
        Refused("facility.invalid-slot-rule", OneDoor with { SlotRules = [new(null, null, 60)] });
        Refused("facility.invalid-free-time", OneDoor with { FreeMinutes = -1 });
        Refused("facility.no-such-door", OneDoor with { Standing = [Weekly(DayOfWeek.Monday, 9) with { DoorId = new("D9") }] });
        Refused("facility.invalid-standing", OneDoor with { Standing = [Weekly(DayOfWeek.Monday, 9) with { ClientId = null }] });
        Refused("facility.overlapping-standing", OneDoor with { Standing = [Weekly(DayOfWeek.Monday, 9), Weekly(DayOfWeek.Monday, 10)] });
        Refused("facility.too-much", OneDoor with { Holidays = [.. Enumerable.Repeat(new DateOnly(2026, 12, 25), 201)] });
    }

    [Fact]
    public void Opening_hours_do_not_overlap_also_not_over_midnight_and_the_end_of_the_week()
    {
        Refused("facility.overlapping-hours", Hours((DayOfWeek.Monday, 6, 14), (DayOfWeek.Monday, 13, 20)));
        Refused("facility.overlapping-hours", Hours((DayOfWeek.Monday, 22, 6), (DayOfWeek.Tuesday, 5, 9)));
        Refused("facility.overlapping-hours", Hours((DayOfWeek.Saturday, 22, 6), (DayOfWeek.Sunday, 5, 9)));
        Refused("facility.overlapping-hours", Hours((DayOfWeek.Monday, 0, 0), (DayOfWeek.Monday, 5, 9)));
        Assert.NotEmpty(Open.When(new Put(Yard(Hours((DayOfWeek.Saturday, 22, 6), (DayOfWeek.Sunday, 6, 9), (DayOfWeek.Sunday, 9, 22))))).Facts);
    }

    private static DockPlan Hours(params (DayOfWeek Day, int From, int To)[] hours) =>
        OneDoor with { Hours = [.. hours.Select(range => new OpenHours(range.Day, new(range.From, 0), new(range.To, 0)))] };

    private static StandingAppointment Weekly(DayOfWeek day, int hour) =>
        new("weekly", day, new(hour, 0), 90, Door1, new("acme"), CarrierId: null);

    private static void Refused(string code, DockPlan plan) => Open.When(new Put(Yard(plan))).ThenRefused(code);
}
