using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>The way of one shipment as <c>map/route.js</c> draws it.</summary>
/// <param name="Trail">Where its vehicle was, oldest first, as longitude and latitude.</param>
public sealed record MapRoute(ImmutableArray<double[]> Trail, ImmutableArray<RouteStop> Stops)
{
    public static MapRoute Of(ShipmentView shipment, ImmutableArray<TrailPoint> trail) => new(
        [.. trail.Select(point => (double[])[point.Lon, point.Lat])],
        [.. shipment.Stops.OrderBy(stop => stop.Sequence).Select(Of)]);

    private static RouteStop Of(StopView stop) => new(
        stop.Sequence,
        Cut.To(Cut.Name, stop.Name),
        stop.Lat,
        stop.Lon,
        stop.RadiusM,
        stop.Actual switch { { Departure: not null } => "done", { Arrival: not null } => "here", _ => "ahead" });
}

/// <param name="State"><c>done</c>, <c>here</c> or <c>ahead</c>.</param>
public sealed record RouteStop(int Sequence, string Name, double Lat, double Lon, double RadiusM, string State);
