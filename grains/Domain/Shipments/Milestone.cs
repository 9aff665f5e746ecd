namespace Dispatch.Shipments;

public enum MilestoneType
{
    Arrived,
    LoadingStarted,
    Loaded,
    Departed,
    UnloadingStarted,
    Unloaded,
    Delivered,
    PodReceived,
    Delayed,
    Held,
    Released,
    Refused,
    Damaged,
    Short,
    Attempted,
    Reconsigned,
    Cancelled,
}

/// <summary>How sure a milestone is (DCSA event classifier PLN, EST, ACT).</summary>
public enum Classifier
{
    Planned,
    Estimated,
    Actual,
}

/// <summary>The last word on one milestone.</summary>
public sealed record Report(MilestoneType Type, int? Stop, Classifier Classifier, DateTimeOffset At)
{
    public bool IsAbout(Report other) => (Type, Stop, Classifier) == (other.Type, other.Stop, other.Classifier);
}
