using Dispatch.Shipments;
using Xunit;
using static Dispatch.Carriers.Hauler;

namespace Dispatch.Carriers;

/// <summary>Eligibility is a list: each rule passed or failed, with what there is and what is needed.</summary>
public sealed class EligibilitySpecs
{
    private static readonly Kilometres Distance = new(540);

    [Fact]
    public void Who_has_all_that_is_needed_may()
    {
        var candidate = Candidates.Of(Known.File, Some.Paint, Distance);
        Assert.True(candidate.Eligibility.IsEligible);
        Assert.Equal(
            ["authority", "insurance", "equipment", "hazmat", "temperature", "weight", "lane", "capacity", "blackout"],
            candidate.Eligibility.Rules.Select(rule => rule.Rule));
        Assert.Equal(("north", 2, Day), (candidate.Lane, candidate.CapacityLeft, candidate.Day));
    }

    [Fact]
    public void Who_has_said_nothing_may_as_well_but_not_with_hazmat_or_a_temperature()
    {
        Assert.True(Candidates.Of(Of(profile: null).File, Some.Paint, Distance).Eligibility.IsEligible);
        Assert.Equal(
            ["hazmat", "temperature"],
            Failed(profile: null, Some.Paint with { Hazmat = true, Temperature = new(2, 8) }));
    }

    [Fact]
    public void Each_rule_fails_by_itself()
    {
        Assert.Equal(["authority"], Failed(Profile with { Authority = Authority.Revoked }));
        Assert.Equal(["insurance"], Failed(Profile with { InsuredUntil = new(2026, 3, 1) }));
        Assert.Equal(["equipment"], Failed(Profile with { Equipment = ["reefer", "flatbed"] }));
        Assert.Equal(["hazmat"], Failed(Profile, Some.Paint with { Hazmat = true }));
        Assert.Equal(["temperature"], Failed(Profile with { Temperature = new(3, 9) }, Some.Paint with { Temperature = new(2, 8) }));
        Assert.Equal(["weight"], Failed(Profile with { MaxWeightKg = 11_999 }));
        Assert.Equal(["lane"], Failed(Profile with { Lanes = [North with { To = new(new("yard-9")) }] }));
        Assert.Equal(["blackout"], Failed(Profile with { Blackouts = [new(Day.AddDays(-1), Day)] }));
        Assert.Equal(["capacity"], Failed(Known.When(Hold(1)).When(Hold(2)).File));
    }

    [Fact]
    public void A_rule_says_what_there_is_and_what_is_needed() => Assert.Contains(
        new RuleResult("insurance", false, "until 2026-03-01", "until 2026-03-02"),
        Candidates.Of(Of(Profile with { InsuredUntil = new(2026, 3, 1) }).File, Some.Paint, Distance).Eligibility.Rules);

    [Fact]
    public void Nobody_may_who_is_not_known() => Assert.Contains("authority", Failed(Unknown.File));

    [Fact]
    public void A_load_does_not_stand_in_its_own_way() =>
        Assert.Empty(Failed(Known.When(Hold(1)).When(Hold(4711)).File));

    [Fact]
    public void The_day_is_that_of_the_calendar_at_the_pickup()
    {
        var pickup = Some.Paint.Stops[0] with { Window = new(Some.At(15), Some.At(16)) }; // 03:00 UTC on the third, still the second at Ocala
        Assert.Equal(Day, Candidates.PickupDay(Some.Paint with { Stops = Some.Paint.Stops.SetItem(0, pickup) }));
    }

    [Fact]
    public void Of_several_lanes_it_goes_by_one_with_room_and_of_these_by_the_cheapest()
    {
        var cheap = North with { Name = "cheap", Rate = Rate with { Flat = 100 }, DailyCapacity = 1 };
        var lanes = Of(Profile with { Lanes = [North, cheap] });
        Assert.Equal("cheap", Candidates.Of(lanes.File, Some.Paint, Distance).Lane);
        Assert.Equal("north", Candidates.Of(lanes.When(Hold(1, "cheap")).File, Some.Paint, Distance).Lane);
    }

    [Fact]
    public void A_lane_ends_at_a_facility_in_a_circle_or_anywhere()
    {
        var stop = Some.Paint.Stops[1];
        Assert.True(LaneEnd.Anywhere.Covers(stop));
        Assert.True(new LaneEnd(Center: Some.Macon, RadiusKm: 1).Covers(stop));
        Assert.False(new LaneEnd(Center: Some.Ocala, RadiusKm: 50).Covers(stop));
        Assert.True(new LaneEnd(new("store-12")).Covers(stop with { FacilityId = new("store-12") }));
        Assert.False(new LaneEnd(new("store-12")).Covers(stop));
    }

    [Fact]
    public void Hours_are_judged_only_where_the_drivers_clock_is_known()
    {
        Assert.True(Hours(TimeSpan.Zero).Passed);
        Assert.Equal(new("hours", false, "7.5 h driving, 10 h resting", "8 h"), Hours(TimeSpan.FromHours(6)));
    }

    private static RuleResult Hours(TimeSpan driven) =>
        Candidates.Of(Known.File, Some.Paint, Distance, driven).Eligibility.Rules.Single(rule => rule.Rule == "hours");

    private static IEnumerable<string> Failed(CarrierProfile? profile, Order? order = null) => Failed(Of(profile).File, order);

    private static IEnumerable<string> Failed(CarrierFile file, Order? order = null) =>
        Candidates.Of(file, order ?? Some.Paint, Distance).Eligibility.Rules.Where(rule => !rule.Passed).Select(rule => rule.Rule);
}
