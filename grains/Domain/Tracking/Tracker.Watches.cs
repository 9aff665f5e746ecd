namespace Dispatch.Tracking;

public static partial class Tracker
{
    /// <summary>
    /// Starts to watch a stop. The last half hour is judged against it, so that an arrival before the assignment is told
    /// now. A newer assignment of the shipment replaces the stops of older ones; a repeat changes nothing, and neither does
    /// an assignment that was replaced.
    /// </summary>
    /// <returns>False where the vehicle has <see cref="TrackingPolicy.WatchesMax"/> stops already: this one is not watched.</returns>
    public static bool Watch(Track track, in StopToWatch stop, TrackingPolicy policy, ICollection<Signal> signals)
    {
        Unwatch(track, stop.Shipment, stop.Assignment - 1);

        var after = track.Watches.Length;
        for (var i = 0; i < track.Watches.Length; i++)
        {
            ref readonly var other = ref track.Watches[i];
            if (other.Shipment != stop.Shipment)
                continue;

            if (other.Assignment > stop.Assignment || other.Stop == stop.Stop)
                return true;

            after = i + 1;
        }

        if (track.Watches.Length >= policy.WatchesMax)
            return false;

        var watch = new Watch(stop);
        Span<RecentFix> recent = stackalloc RecentFix[RecentFixes.BucketCount];
        watch.Refold(recent[..track.Recent.CopyTo(recent)], policy);
        watch.Tell(policy, signals);

        track.Watches = [.. track.Watches[..after], watch, .. track.Watches[after..]];

        // A shipment that is new here hears of the next fix, moved or not.
        track.Telling = Telling.Nothing;
        return true;
    }

    /// <summary>Ends the watches of a shipment up to a version of its assignment; newer ones stay.</summary>
    public static void Unwatch(Track track, ShipmentId shipment, int assignmentAtMost)
    {
        if (Array.Exists(track.Watches, IsOver))
            track.Watches = Array.FindAll(track.Watches, watch => !IsOver(watch));

        bool IsOver(Watch watch) => watch.Shipment == shipment && watch.Assignment <= assignmentAtMost;
    }
}
