namespace Dispatch.Shipments;

/// <summary>One stop of the way: when it should, may and did happen.</summary>
/// <param name="Missed">The incident that began when the window and its grace passed without an arrival, while it lasts.</param>
public sealed record Stop(
    int Sequence,
    StopKind Kind,
    FacilityId? FacilityId,
    Place Place,
    Window Window,
    Times Planned,
    Times Estimated,
    Times Actual,
    int? Missed)
{
    public bool IsDone => Actual.Departure is not null;

    /// <summary>How long the truck stood there; null until it has left.</summary>
    public TimeSpan? Dwell => Actual is { Arrival: { } arrival, Departure: { } departure } ? departure - arrival : null;
}

/// <summary>An arrival and a departure, each as far as it is known.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.times")]
public sealed record Times(DateTimeOffset? Arrival, DateTimeOffset? Departure)
{
    public static readonly Times None = new(null, null);
}
