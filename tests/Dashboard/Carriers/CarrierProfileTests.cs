using Bunit;
using Dispatch.Dispatching;
using Dispatch.Fakes;
using Dispatch.Live;
using Xunit;

namespace Dispatch.Carriers;

/// <summary>What a carrier may carry, how much of it is taken, and what it was asked.</summary>
public sealed class CarrierProfileTests : PageContext
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    [Theory]
    [InlineData("2026-05-03", "Its cargo insurance ended on 3 May 2026.")]
    [InlineData("2026-05-04", "Its cargo insurance ends on 4 May 2026.")]
    [InlineData("2026-06-04", null)]
    public void An_insurance_that_ends_is_a_warning_a_month_before(string until, string? warning) =>
        Assert.Equal(warning, CarrierWarning.Of(CarrierProfile.Unsaid with { InsuredUntil = DateOnly.Parse(until, null) }, Today).SingleOrDefault()?.Text);

    [Fact]
    public void An_authority_that_does_not_stand_and_a_blackout_are_said()
    {
        var profile = CarrierProfile.Unsaid with { Authority = Authority.Revoked, Blackouts = [new(Today, Today.AddDays(1)), new(Today.AddDays(5), Today.AddDays(6))] };

        Assert.Equal(["Its operating authority is revoked.", "It picks nothing up until 5 May 2026."], CarrierWarning.Of(profile, Today).Select(warning => warning.Text));
    }

    [Fact]
    public void What_is_held_and_what_is_committed_both_take_a_day_s_capacity()
    {
        var use = Assert.Single(LaneUse.Of(Swift, [Taken(1, Today, CommitmentStatus.Committed), Taken(2, Today, CommitmentStatus.Held), Taken(3, Today.AddDays(9), CommitmentStatus.Held)], Today));

        Assert.Equal((2, 1, true), (use.Days[0].Used, use.Days[0].Held, use.Days[0].IsFull));
        Assert.Equal((LaneUse.DaysAhead, 0), (use.Days.Length, use.Days.Skip(1).Sum(day => day.Used)));
    }

    [Fact]
    public void The_page_tells_lanes_rates_rates_of_answer_and_what_is_out_for_one()
    {
        Boards.Offers = [new(new("acme~7~T1"), new("acme~7"), Swift.CarrierId, TenderKind.Guide, OfferState.Sent, Loads.Cheap, Rows.Noon, Rows.Noon.AddMinutes(9), null)];
        Tower.Show(TowerView.Empty with
        {
            AsOf = Rows.Noon,
            Carriers = TowerView.Empty.Carriers.Add(Swift.CarrierId, new(Swift, 1)
            {
                Commitments = [Taken(1, Today, CommitmentStatus.Committed), Taken(2, Today, CommitmentStatus.Held)],
                Scorecard = new(10, 6, 1, 1, 9, 1),
            }),
        });

        var page = Render<CarrierPage>(carrier => carrier.Add(c => c.Id, "SWFT"));

        var lane = page.Find("[data-lane='TX-GA']").TextContent;
        Assert.Contains("1.50 USD a km, at least 300.00 USD, fuel 18 %", lane, StringComparison.Ordinal);
        Assert.Contains("DAL-1 → anywhere", lane, StringComparison.Ordinal);
        Assert.Contains("full", page.Find(".lane-full").TextContent, StringComparison.Ordinal);
        Assert.Contains("75 % of 10 tenders", page.Markup.Replace("<span class=\"none\">", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("insurance ended", page.Find("[data-warning]").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("9 min 00 s", page.Find("[data-tender]").TextContent, StringComparison.Ordinal));
    }

    private static Carrier Swift => new(
        new("SWFT"),
        "Swift",
        "SWFT",
        null,
        null,
        CarrierProfile.Unsaid with
        {
            InsuredUntil = Today.AddDays(-1),
            Lanes = [new("TX-GA", new(new FacilityId("DAL-1")), LaneEnd.Anywhere, 2, new("USD", null, 1.5m, 300, 18, []))],
        });

    private static Commitment Taken(int number, DateOnly day, CommitmentStatus status) => new(new($"acme~{number}"), "TX-GA", day, status);
}
