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
        var next = isOver ? null : shipment.Stops.FirstOrDefault(stop => IsExpected(stop, shipment.Stops));
        return [.. shipment.Stops.Select(stop => Of(stop, isOver, isNext: stop == next, isExpected: !isOver && IsExpected(stop, shipment.Stops), now))];
    }

    /// <summary>The rule of <see cref="Way.IsExpected"/>, for what a page knows of a shipment.</summary>
    private static bool IsExpected(StopView stop, ImmutableArray<StopView> stops) =>
        stop.Actual.Arrival is null
        && !(stop.Kind is StopKind.Pickup && stops.Any(other => other.Kind is StopKind.Delivery && other.Sequence > stop.Sequence && other.Actual.Arrival is not null));

    private static StopStory Of(StopView stop, bool isOver, bool isNext, bool isExpected, DateTimeOffset now) => stop.Actual switch
    {
        { Arrival: { } came, Departure: not null } => new(stop, StopState.Done, Shipments.Lateness.Of(came, stop.Window), null),
        { Arrival: { } came } => new(stop, isOver ? StopState.Done : StopState.Here, Shipments.Lateness.Of(came, stop.Window), isOver ? null : came),
        _ when !isExpected => new(stop, StopState.NotSeen, null, null),
        _ => new(stop, isNext ? StopState.Next : StopState.Ahead, Ahead(stop, now), null),
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
