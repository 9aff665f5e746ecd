using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Live;

/// <summary>How long hops took, as far back as it still matters.</summary>
public sealed class LatencyLogSpecs
{
    private static readonly DateTimeOffset Now = Some.At(0);

    private readonly LatencyLog log = new();

    [Fact]
    public void A_percentile_is_right_within_a_tenth()
    {
        for (var ms = 1; ms <= 1_000; ms++)
        {
            log.Record(Hop.ReceiptToTrack, Now.AddMilliseconds(-ms), Now);
        }

        var latency = log.Of(Hop.ReceiptToTrack, Now).FiveMinutes;

        Assert.Equal(1_000, latency.Count);
        Assert.InRange(latency.PercentileMs(0.5), 500, 550);
        Assert.InRange(latency.PercentileMs(0.99), 990, 1_090);
    }

    [Fact]
    public void What_was_measured_five_minutes_ago_counts_no_more()
    {
        log.Record(Hop.FactToPicture, Now.AddSeconds(-1), Now);

        Assert.Equal(1, log.Of(Hop.FactToPicture, Now.AddMinutes(4)).FiveMinutes.Count);
        Assert.Equal(0, log.Of(Hop.FactToPicture, Now.AddMinutes(5)).FiveMinutes.Count);
    }

    [Fact]
    public void The_hour_remembers_what_the_five_minutes_have_forgotten()
    {
        log.Record(Hop.FactToPicture, Now.AddSeconds(-1), Now);

        Assert.Equal(1, log.Of(Hop.FactToPicture, Now.AddMinutes(54)).Hour.Count);
        Assert.Equal(0, log.Of(Hop.FactToPicture, Now.AddMinutes(60)).Hour.Count);
    }

    [Fact]
    public void What_several_have_counted_is_what_one_would_have_counted_alone()
    {
        var (one, other, alone) = (new LatencyLog(), new LatencyLog(), new LatencyLog());
        for (var ms = 1; ms <= 900; ms++)
        {
            (ms % 3 == 0 ? one : other).Record(Hop.ReceiptToTrack, Now.AddMilliseconds(-ms), Now);
            alone.Record(Hop.ReceiptToTrack, Now.AddMilliseconds(-ms), Now);
        }

        var sum = one.Of(Hop.ReceiptToTrack, Now).Plus(other.Of(Hop.ReceiptToTrack, Now)).Hour;
        var whole = alone.Of(Hop.ReceiptToTrack, Now).Hour;

        Assert.Equal((whole.First, whole.Within, whole.Count), (sum.First, sum.Within, sum.Count));
        Assert.Equal(whole.Counts.AsEnumerable(), sum.Counts);
    }

    [Theory]
    [InlineData(1_000, 0, 1)]
    [InlineData(1_000, 5, 0.5)]
    [InlineData(1_000, 10, 0)]
    [InlineData(1_000, 30, -2)]
    public void Of_a_hundred_one_may_be_slow_and_that_is_the_budget(int events, int slow, double left)
    {
        var target = Objective.Of(Hop.ReceiptToTrack).Target;
        log.Record(Hop.ReceiptToTrack, Now - target, Now, events - slow);
        log.Record(Hop.ReceiptToTrack, Now - target - TimeSpan.FromMilliseconds(1), Now, slow);

        Assert.Equal(left, Objective.Of(Hop.ReceiptToTrack).BudgetLeft(log.Of(Hop.ReceiptToTrack, Now).Hour), 3);
    }

    [Fact]
    public void A_minute_that_comes_round_again_begins_anew()
    {
        log.Record(Hop.FactToPicture, Now, Now, count: 7);
        log.Record(Hop.FactToPicture, Now, Now.AddMinutes(5), count: 2);

        Assert.Equal(2, log.Of(Hop.FactToPicture, Now.AddMinutes(5)).FiveMinutes.Count);
    }

    [Fact]
    public void One_hop_says_nothing_about_another()
    {
        log.Record(Hop.FactToPicture, Now, Now);

        Assert.Equal(0, log.Of(Hop.DeadlineToOwner, Now).FiveMinutes.Count);
    }
}
