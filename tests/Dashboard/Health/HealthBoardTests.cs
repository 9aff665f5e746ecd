using Bunit;
using Dispatch.Fakes;
using Dispatch.Live;
using Xunit;

namespace Dispatch.Health;

public sealed class HealthBoardTests : PageContext
{
    [Fact]
    public void When_nothing_is_wrong_it_says_so_in_three_words() => Assert.Equal(("Everything is running.", Tone.Fine), Says(Reader("telematics"), Reader("journal")));

    [Fact]
    public void A_backlog_is_told_with_its_age_and_place() =>
        Assert.Equal(("Positions are 1 min behind in 1 of 2 parts.", Tone.Bad), Says(Reader("telematics", behindSeconds: 80), Reader("telematics", partition: 1)));

    [Fact]
    public void Trouble_is_worse_than_a_backlog() =>
        Assert.Equal(("Decisions do not get on in 1 of 1 parts.", Tone.Bad), Says(Reader("telematics", behindSeconds: 20), Reader("journal", trouble: "disk full")));

    [Fact]
    public void What_was_set_aside_is_told_with_the_rest() => Assert.Equal(
        "Everything is running. 3 entries were set aside because they could not be used.", Says(Reader("inbox", quarantined: 3)).Sentence);

    [Fact]
    public void While_the_readers_have_not_answered_it_is_starting_and_later_it_is_broken()
    {
        Assert.Equal(Tone.Unknown, HealthBoard.Of(new([], [], Rows.Noon), Rows.Noon.AddSeconds(5)).Tone);
        Assert.Equal(Tone.Bad, HealthBoard.Of(new([], [], Rows.Noon), Rows.Noon.AddMinutes(5)).Tone);
    }

    [Theory]
    [InlineData(0, 9_000, "no data yet")]
    [InlineData(5, 9_000, "too few to say")]
    [InlineData(50, 9_000, "slow")]
    [InlineData(50, 90, "fine")]
    public void A_hop_is_judged_by_its_goal_once_enough_was_measured(long count, double p99, string says) =>
        Assert.Equal(says, HopHealth.Of(new(Hop.ReceiptToPicture, Took(p99, count), Took(p99, count))).Tone.Word);

    [Fact]
    public void The_page_is_looked_up_again_every_second()
    {
        var page = Render<HealthPage>();
        Assert.Contains("starting", page.Find(".sentence").TextContent, StringComparison.Ordinal);

        Vitals.Now = new([Reader("telematics", trouble: "<b>disk</b>")], [new(Hop.FactToPicture, Took(30, 40), Took(90, 1_000, budgetLeft: -3))], Rows.Noon);
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("do not get on", page.Find(".sentence").TextContent, StringComparison.Ordinal));
        Assert.Contains("<b>disk</b>", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("30 ms", page.Find("[data-hop] tr:first-child").TextContent, StringComparison.Ordinal);
        Assert.Contains("overspent", page.Find("[data-hop] tr:last-child").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "no data yet")]
    [InlineData(5_000, 0.8, "80 % left")]
    [InlineData(5_000, 0.1, "10 % left")]
    [InlineData(5_000, -0.5, "overspent")]
    [InlineData(5, -19, "too few to say")]
    public void A_budget_says_what_is_left_of_it(long count, double left, string says) =>
        Assert.Equal(says, WindowHealth.Of("1 h", Took(10, count, left)).Budget.Word);

    private static LatencyWindow Took(double p99, long count, double budgetLeft = 1) => new(10, 20, p99, count, count, budgetLeft);

    private static (string Sentence, Tone Tone) Says(params ReaderStatus[] readers)
    {
        var board = HealthBoard.Of(new([.. readers], [], Rows.Noon), Rows.Noon.AddHours(1));
        return (board.Sentence, board.Tone);
    }

    private static ReaderStatus Reader(string log, int partition = 0, double behindSeconds = 0, long quarantined = 0, string? trouble = null) =>
        new(log, partition, 1_000, quarantined, TimeSpan.FromSeconds(behindSeconds), trouble);
}
