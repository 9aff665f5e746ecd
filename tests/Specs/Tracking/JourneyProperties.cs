using CsCheck;
using Dispatch.Tracking;
using Xunit;

namespace Dispatch.Specs.Tracking;

public class JourneyProperties
{
    /// <summary>A fix may be 90 s away, and fences see one each half minute.</summary>
    private static readonly TimeSpan Precise = TimeSpan.FromMinutes(2.5);

    /// <summary>A silence of four minutes hides the moment, and a correction of up to two is not told.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(8.5);

    [Fact]
    public void Under_jitter_each_visit_is_told_once() => Journey.Any.Sample(journey =>
    {
        var signals = Play(journey, journey.Delivered(journey.Fixes, 0, 0)).Signals;
        AssertEachVisitOnce(journey, [.. signals.Where(signal => signal is not Signal.Seen)], Precise);
    });

    [Fact]
    public void Under_gaps_each_visit_is_told_once() => Journey.Any.Sample(journey =>
    {
        var signals = Play(journey, journey.Delivered(journey.WithGaps(), 0, 0)).Signals;
        AssertEachVisitOnce(journey, [.. signals.Where(signal => signal is not Signal.Seen)], Coarse);
    });

    [Fact]
    public void Under_gaps_delays_and_repeats_each_visit_is_believed_once() => Journey.Any.Sample(journey =>
    {
        var signals = Play(journey, journey.Delivered(journey.WithGaps(), 0.3, 0.1)).Signals;
        AssertEachVisitOnce(journey, Told.Net(signals), Coarse);
    });

    [Fact]
    public void The_order_of_arrival_does_not_change_what_is_believed() => Journey.Any.Sample(journey =>
    {
        var inOrder = Told.Net(Play(journey, journey.Delivered(journey.Fixes, 0, 0)).Signals);
        var shuffled = Told.Net(Play(journey, journey.Delivered(journey.Fixes, 1, 0)).Signals);

        Assert.Equal(ByStop(inOrder).Select(Named), ByStop(shuffled).Select(Named));
        foreach (var (a, b) in ByStop(inOrder).Zip(ByStop(shuffled)))
            Assert.InRange((a.At - b.At).Duration().TotalMilliseconds, 0, TrackingPolicy.Default.RetellMs);
    });

    [Fact]
    public void Every_fix_is_counted_once() => Journey.Any.Sample(journey =>
    {
        var deliveries = journey.Delivered(journey.WithGaps(), 0.3, 0.2);
        var vehicle = Play(journey, deliveries);

        var counters = vehicle.Track.Counters;
        Assert.Equal(deliveries.Count, counters.Total);
        Assert.Empty(counters.Filtered);
        Assert.Equal(deliveries.Max(delivery => delivery.Fix.AtMs), vehicle.Track.Last!.Value.AtMs);
    });

    [Fact]
    public void A_restart_at_any_time_changes_nothing() => Gen.Select(Journey.Any, Gen.Double[0, 1]).Sample((journey, moment) =>
    {
        var deliveries = journey.Delivered(journey.Fixes, 0.3, 0.1);
        var steady = Play(journey, deliveries);
        var restarted = Play(journey, deliveries, restartBefore: (int)(moment * deliveries.Count));

        Assert.Equal(steady.Signals, restarted.Signals);
        Assert.Equal(steady.Snapshot(), restarted.Snapshot());
    });

    private static Vehicle Play(Journey journey, IReadOnlyList<(long ReceivedMs, Fix Fix)> deliveries, int restartBefore = -1)
    {
        var vehicle = new Vehicle();
        foreach (var stop in journey.Stops)
            vehicle.Watch(stop.Point, stop.RadiusM, stop.Stop);

        for (var i = 0; i < deliveries.Count; i++)
        {
            if (i == restartBefore)
                vehicle.Restart();

            vehicle.Judge(deliveries[i].Fix, DateTimeOffset.FromUnixTimeMilliseconds(deliveries[i].ReceivedMs));
        }

        return vehicle;
    }

    /// <summary>An arrival and a departure for each visit, near the true times, and nothing else: no withdrawal, no drive-by.</summary>
    private static void AssertEachVisitOnce(Journey journey, List<Signal> told, TimeSpan tolerance)
    {
        var expected = journey.Visits.SelectMany(visit => new[] { (visit.Stop, visit.From), (visit.Stop, visit.To) }).ToList();
        Assert.All(told, signal => Assert.False(signal is Signal.ArrivalWithdrawn));
        Assert.Equal(expected.Select(visit => visit.Stop), ByStop(told).Select(Told.StopOf));
        foreach (var ((_, at), signal) in expected.Zip(ByStop(told)))
            Assert.InRange((signal.At - at).Duration(), TimeSpan.Zero, tolerance);
    }

    private static IEnumerable<Signal> ByStop(IEnumerable<Signal> told) => told.OrderBy(Told.StopOf).ThenBy(signal => signal is Signal.Departed);

    private static (int Stop, bool IsDeparture) Named(Signal signal) => (Told.StopOf(signal), signal is Signal.Departed);
}
