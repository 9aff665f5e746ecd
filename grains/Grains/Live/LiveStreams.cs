namespace Dispatch.Live;

/// <summary>
/// The live wire: one stream per partition and kind, in memory, lossy. Whoever listens heals from the readers
/// (<see cref="IJournalGrain.Changes"/>, <see cref="Tracking.ITrackingGrain.Changes"/>); rows carry the change they belong to.
/// </summary>
public static class LiveStreams
{
    public const string Provider = "live";

    /// <summary>Carries <see cref="Tracking.VehicleMoves"/>.</summary>
    public static StreamId Telematics(int partition) => StreamId.Create("telematics", partition);

    /// <summary>Carries <see cref="BoardChanges"/>.</summary>
    public static StreamId Milestones(int partition) => StreamId.Create("milestones", partition);
}
