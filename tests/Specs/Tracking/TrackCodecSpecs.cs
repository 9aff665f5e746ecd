using Dispatch.Tracking;
using Xunit;
using static Dispatch.Specs.Tracking.Vehicle;

namespace Dispatch.Specs.Tracking;

public class TrackCodecSpecs
{
    [Fact]
    public void A_new_track_survives_a_restart()
    {
        var vehicle = new Vehicle();
        vehicle.Restart();
        Assert.Null(vehicle.Track.Last);
        Assert.Equal(FixOutcome.Applied, vehicle.Report(0, Dock));
    }

    [Fact]
    public void A_vehicle_that_was_only_expected_arrives_after_a_restart_all_the_same()
    {
        var vehicle = ExpectedAtTheDock();
        vehicle.Restart();
        vehicle.Stay(Dock, 10, 12);
        Assert.Equal([new Signal.Arrived(Shipment, 1, 1, At(10))], vehicle.Visits);
    }

    [Fact]
    public void What_was_filtered_out_of_a_vehicle_s_first_words_stays_counted()
    {
        var vehicle = new Vehicle();
        vehicle.Report(600, Dock, receivedMinute: 0);
        var counted = vehicle.Track.Counters.Filtered;
        vehicle.Restart();
        Assert.NotEmpty(counted);
        Assert.Equal(counted, vehicle.Track.Counters.Filtered);
    }

    [Fact]
    public void All_of_the_last_fix_survives_a_restart()
    {
        var fix = new Fix(At(3).ToUnixTimeMilliseconds(), Dock, 61.5f, 270, 12, -18.5f, -1, 77);
        var vehicle = new Vehicle();
        vehicle.Judge(fix, At(3));
        vehicle.Restart();
        Assert.Equal(fix, vehicle.Track.Last);
    }

    [Fact]
    public void A_suspicion_survives_a_restart()
    {
        var vehicle = new Vehicle();
        vehicle.Report(0, Dock.North(400_000));
        vehicle.Report(1, Dock);
        vehicle.Restart();
        Assert.Equal(FixOutcome.Applied, vehicle.Report(2, Dock));
    }

    [Fact]
    public void A_snapshot_that_is_cut_off_is_refused()
    {
        var snapshot = ExpectedAtTheDock().Stay(Dock, 0, 10).Snapshot();
        for (var length = 0; length < snapshot.Length; length++)
            Assert.Throws<FormatException>(() => TrackCodec.Read(snapshot.AsSpan(0, length)));
    }

    [Fact]
    public void A_snapshot_of_another_version_is_refused()
    {
        var snapshot = new Vehicle().Snapshot();
        snapshot[0] = 2;
        Assert.Throws<FormatException>(() => TrackCodec.Read(snapshot));
    }

    [Fact]
    public void A_snapshot_that_goes_on_after_its_end_is_refused() =>
        Assert.Throws<FormatException>(() => TrackCodec.Read([.. new Vehicle().Snapshot(), 0]));
}
