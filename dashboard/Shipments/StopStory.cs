using System.Collections.Immutable;

namespace Dispatch.Shipments;

/// <summary>A stop on the strip: what is known of it, and how it stands to its window.</summary>
/// <param name="StandsSince">Since when a truck stands there.</param>
public sealed record StopStory(StopView Stop, StopState State, Lateness? Lateness, DateTimeOffset? StandsSince)
{
    /// <summary>Of a shipment that has ended nothing is ahead any more.</summary>
    public static ImmutableArray<StopStory> Of(ShipmentView shipment, DateTimeOffset now)
    {
        var isOver = shipment.Status is ShipmentStatus.Delivered or ShipmentStatus.Closed or ShipmentStatus.Cancelled;
        var latest = shipment.Stops.LastOrDefault(stop => stop.Actual.Arrival is not null)?.Sequence ?? int.MinValue;
        var next = isOver ? null : shipment.Stops.FirstOrDefault(stop => stop.Actual.Arrival is null && stop.Sequence > latest)
            ?? shipment.Stops.FirstOrDefault(stop => stop.Actual.Arrival is null);
        return [.. shipment.Stops.Select(stop => Of(stop, isOver, isNext: stop == next, isPassed: stop.Sequence < latest, now))];
    }

    private static StopStory Of(StopView stop, bool isOver, bool isNext, bool isPassed, DateTimeOffset now) => stop.Actual switch
    {
        { Arrival: { } came, Departure: not null } => new(stop, StopState.Done, Shipments.Lateness.Of(came, stop.Window), null),
        { Arrival: { } came } => new(stop, isOver ? StopState.Done : StopState.Here, Shipments.Lateness.Of(came, stop.Window), isOver ? null : came),
        _ when isNext => new(stop, StopState.Next, Ahead(stop, now), null),
        _ when isOver || isPassed => new(stop, StopState.NotSeen, null, null),
        _ => new(stop, StopState.Ahead, Ahead(stop, now), null),
    };

    private static Lateness? Ahead(StopView stop, DateTimeOffset now) =>
        Shipments.Lateness.Of(new NextStop(stop.Sequence, stop.Kind, stop.FacilityId, stop.Name, stop.Window, stop.Estimated.Arrival), now);
}

public enum StopState
{
    /// <summary>Nobody saw a truck there, and none is expected any more.</summary>
    NotSeen,
    Done,
    Here,
    Next,
    Ahead,
}
