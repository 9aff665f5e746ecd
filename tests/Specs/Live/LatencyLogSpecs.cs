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

        var latency = log.Of(Hop.ReceiptToTrack, Now);

        Assert.Equal(1_000, latency.Count);
        Assert.InRange(latency.P50Ms, 500, 550);
        Assert.InRange(latency.P99Ms, 990, 1_090);
    }

    [Fact]
    public void What_was_measured_five_minutes_ago_counts_no_more()
    {
        log.Record(Hop.FactToPicture, Now.AddSeconds(-1), Now);

        Assert.Equal(1, log.Of(Hop.FactToPicture, Now.AddMinutes(4)).Count);
        Assert.Equal(0, log.Of(Hop.FactToPicture, Now.AddMinutes(5)).Count);
    }

    [Fact]
    public void A_minute_that_comes_round_again_begins_anew()
    {
        log.Record(Hop.FactToPicture, Now, Now, count: 7);
        log.Record(Hop.FactToPicture, Now, Now.AddMinutes(5), count: 2);

        Assert.Equal(2, log.Of(Hop.FactToPicture, Now.AddMinutes(5)).Count);
    }

    [Fact]
    public void One_hop_says_nothing_about_another()
    {
        log.Record(Hop.FactToPicture, Now, Now);

        Assert.Equal(0, log.Of(Hop.DeadlineToOwner, Now).Count);
    }
}
