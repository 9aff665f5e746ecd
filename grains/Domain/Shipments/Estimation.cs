using System.Collections.Immutable;
using Dispatch.Intelligence;

namespace Dispatch.Shipments;

/// <summary>Asks the model about a shipment: from the last word of its truck through the stops that are still ahead.</summary>
internal static class Estimation
{
    /// <returns>Null where no stop is ahead, or where nobody knows where the truck is.</returns>
    public static Eta? Of(Shipment shipment) => EtaModel.Estimate(Start(shipment), Ahead(shipment));

    private static ImmutableArray<StopAhead> Ahead(Shipment shipment) =>
    [
        .. shipment.Stops
            .Where(stop => Way.IsExpected(shipment, stop))
            .Select(stop => new StopAhead(stop.Sequence, stop.Place.Point, stop.Window.From)),
    ];

    private static Start? Start(Shipment shipment) => (shipment.Position, Way.LastVisit(shipment)) switch
    {
        (null, null) => null,
        ({ } seen, null) => new(seen.At, seen.Point, DrivingSince: null, StandingSince: null, null),
        (var seen, { } stop) => From(stop, seen),
    };

    /// <summary>The newer of the visit and the position says where the truck is; the visit says since when it stands or drives.</summary>
    private static Start From(Stop stop, Position? seen)
    {
        var visitedAt = stop.Actual.Departure ?? stop.Actual.Arrival!.Value;
        var (point, at) = seen is { } position && position.At > visitedAt ? (position.Point, position.At) : (stop.Place.Point, visitedAt);
        return stop.IsDone
            ? new(at, point, DrivingSince: visitedAt, StandingSince: null, null)
            : new(at, point, DrivingSince: null, StandingSince: visitedAt, stop.Window.From);
    }
}
