using System.Buffers;
using Xunit;

namespace Dispatch.Tracking;

/// <summary>What a partition's vehicles tell of their changes: oldest first, each vehicle once, as it is now.</summary>
public sealed class FleetSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Fleet fleet = new(TrackingPolicy.Default, firstChange: 100);

    [Fact]
    public void Vehicles_are_told_in_the_order_in_which_they_last_changed()
    {
        Report("T1", "T2", "T3", "T1");

        Assert.Equal(["T2", "T3", "T1"], Told(after: 0));
    }

    [Fact]
    public void What_was_told_is_not_told_again_until_it_changes()
    {
        Report("T1", "T2");
        var told = fleet.Changes(after: 0, partition: 0, max: 10).Change;
        Assert.Empty(Told(told));

        Report("T1");
        Assert.Equal(["T1"], Told(told));
    }

    [Fact]
    public void More_than_fit_into_one_answer_are_told_in_the_next()
    {
        Report("T1", "T2", "T3");
        var first = fleet.Changes(after: 0, partition: 0, max: 2);

        Assert.Equal(2, first.Count);
        Assert.Equal(["T3"], Told(first.Change));
    }

    [Fact]
    public void Where_nothing_changed_the_next_question_is_the_same()
    {
        Assert.Equal(42, fleet.Changes(after: 42, partition: 0, max: 10).Change);
    }

    [Fact]
    public void A_vehicle_that_is_only_watched_for_is_nowhere_yet()
    {
        fleet.Watch(new(new("acme~1"), 1, Key("T1"), []), []);

        Assert.Empty(Told(after: 0));
    }

    [Fact]
    public void A_vehicle_that_was_watched_for_is_told_once_it_reports_and_when_its_shipment_ends()
    {
        fleet.Watch(new(new("acme~1"), 1, Key("T1"), []), []);
        Report("T1");
        var told = fleet.Changes(after: 0, partition: 0, max: 10);
        Assert.Equal(["T1"], Names(told));

        fleet.Unwatch(new(new("acme~1"), 1, Key("T1")));
        Assert.Equal(["T1"], Told(told.Change));
    }

    [Fact]
    public void Vehicles_that_were_restored_are_told_like_others()
    {
        Report("T1", "T2");
        var restored = new Fleet(TrackingPolicy.Default, firstChange: 200);
        restored.Restore([.. fleet.UnsavedRows().OrderBy(row => row.Key, StringComparer.Ordinal)]);

        Assert.Equal(["T1", "T2"], Names(restored.Changes(after: 0, partition: 0, max: 10)));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(500, 5)]
    [InlineData(1_000, 10)]
    [InlineData(5_000, 30)]
    public void The_more_vehicles_report_the_more_of_their_fixes_share_a_save(int vehicles, int seconds)
    {
        Report([.. Enumerable.Range(0, vehicles).Select(number => $"T{number}")]);

        Assert.Equal(TimeSpan.FromSeconds(seconds), fleet.SaveEvery);
    }

    [Fact]
    public void Each_vehicle_that_changed_is_saved_once_with_a_track_of_its_own()
    {
        Report("T1", "T2", "T1");
        var rows = fleet.UnsavedRows();
        fleet.Saved();

        Assert.Equal([Convert.ToHexString(Key("T1")), Convert.ToHexString(Key("T2"))], rows.Select(row => row.Key));
        Assert.Equal([2, 1], rows.Select(row => TrackCodec.Read(row.Bytes!.Value.Span).Counters.Total));
        Assert.Empty(fleet.UnsavedRows());
    }

    private static byte[] Key(string vehicle) => VehicleKey.Of(new("SWFT"), new(vehicle));

    private static List<string> Names(VehicleRows rows)
    {
        var names = new List<string>();
        foreach (var row in PackedRows.Read(rows.Packed.Span))
        {
            names.Add(VehicleKey.Names(row.VehicleKey).Vehicle.Value);
        }

        return names;
    }

    private List<string> Told(long after) => Names(fleet.Changes(after, partition: 0, max: 10));

    private void Report(params ReadOnlySpan<string> vehicles)
    {
        var entry = new ArrayBufferWriter<byte>();
        TelematicsPack.Positions(entry, Noon.ToUnixTimeMilliseconds());
        foreach (var vehicle in vehicles)
        {
            TelematicsPack.AppendPosition(entry, "SWFT"u8, System.Text.Encoding.UTF8.GetBytes(vehicle), Fix.At(Noon, new(32.7767, -96.797)));
        }

        fleet.Judge(entry.WrittenSpan, []);
    }
}
