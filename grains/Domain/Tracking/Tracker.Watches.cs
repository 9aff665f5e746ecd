namespace Dispatch.Tracking;

public static partial class Tracker
{
    /// <summary>
    /// Starts to watch a stop. The last half hour is judged against it, so that an arrival before the assignment is told
    /// now. A newer assignment of the shipment replaces the stops of older ones; a repeat changes nothing, and neither does
    /// an assignment that was replaced. Stops of a shipment at the same place take turns in the order of their numbers.
    /// </summary>
    /// <returns>False where the vehicle has <see cref="TrackingPolicy.WatchesMax"/> stops already: this one is not watched.</returns>
    public static bool Watch(Track track, in StopToWatch stop, TrackingPolicy policy, ICollection<Signal> signals)
    {
        Unwatch(track, stop.Shipment, stop.Assignment - 1);

        if (track.Watches.Knows(stop))
            return true;

        if (track.Watches.Count >= policy.WatchesMax)
            return false;

        track.Watches.Add(new(stop));
        if (track.Heard is { } heard)
        {
            track.Watches.Refold(heard.Recent, policy);
            track.Watches.Tell(policy, signals);

            // A shipment that is new here hears of the next fix, moved or not.
            heard.Telling = Telling.Nothing;
        }

        return true;
    }

    /// <summary>Ends the watches of a shipment up to a version of its assignment; newer ones stay.</summary>
    public static void Unwatch(Track track, ShipmentId shipment, int assignmentAtMost) =>
        track.Watches.RemoveAll(watch => watch.Shipment == shipment && watch.Assignment <= assignmentAtMost);
}
