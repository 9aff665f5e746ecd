using System.Collections.Immutable;
using Dispatch.Intelligence;

namespace Dispatch.Shipments;

/// <summary>A shipment's state as its readers see it.</summary>
public static class ShipmentViews
{
    /// <param name="now">Positions are shown with their age.</param>
    public static ShipmentView From(Shipment shipment, long version, DateTimeOffset now) => new(
        shipment.Id,
        shipment.Order!.OrderId,
        shipment.Order.ClientId,
        shipment.Order.Customer,
        shipment.Status,
        shipment.Since,
        shipment.Order.Priority,
        shipment.Order.Equipment,
        shipment.Order.WeightKg,
        shipment.Order.Hazmat,
        shipment.Order.Temperature,
        shipment.Order.References,
        [.. shipment.Stops.Select(stop => From(stop, shipment.Eta))],
        shipment.Carrier,
        shipment.Assignment?.VehicleId,
        From(shipment.Position, now),
        From(shipment.Eta),
        OpenExceptions: [],
        version)
    {
        Commodity = shipment.Order.Commodity,
        Handling = shipment.Order.Handling,
    };

    public static ShipmentRow Row(Shipment shipment, long change) => new(
        shipment.Id,
        shipment.Order!.OrderId,
        shipment.Order.ClientId,
        shipment.Status,
        shipment.Since,
        shipment.Carrier,
        shipment.Assignment?.VehicleId,
        From(shipment.Position, shipment.Position?.At ?? default),
        Way.LastVisit(shipment) is { IsDone: false } here ? here.FacilityId : null,
        Next(shipment.Next, shipment.Eta),
        shipment.Eta is { } eta ? new EtaRow(eta.P50, eta.P90) : null,
        WorstSeverity: null,
        OpenExceptions: 0,
        change);

    /// <summary>The stops whose docks somebody may have planned.</summary>
    public static ImmutableArray<StopAtFacility> AtFacilities(Shipment shipment) =>
    [
        .. shipment.Stops.Where(stop => stop.FacilityId is not null).Select(stop => new StopAtFacility(
            stop.Sequence, stop.FacilityId!.Value, Way.IsExpected(shipment, stop) ? Estimated(stop, Own(stop, shipment.Eta)).Arrival : null)),
    ];

    /// <summary>What somebody estimated for a stop stands; where nobody did, our own estimate does.</summary>
    private static Times Estimated(Stop stop, Times? own) =>
        new(stop.Estimated.Arrival ?? own?.Arrival, stop.Estimated.Departure ?? own?.Departure);

    private static Times? Own(Stop stop, Eta? eta) =>
        eta?.Stops.FirstOrDefault(estimate => estimate.Stop == stop.Sequence) is { } own ? new(own.Arrival, own.Departure) : null;

    private static StopView From(Stop stop, Eta? eta)
    {
        var own = Own(stop, eta);
        return new(
            stop.Sequence,
            stop.Kind,
            stop.FacilityId,
            stop.Place.Name,
            stop.Place.Point.Lat,
            stop.Place.Point.Lon,
            stop.Place.RadiusM,
            stop.Place.TimeZone,
            stop.Window,
            stop.Planned,
            Estimated(stop, own),
            stop.Actual,
            stop.Dwell?.TotalMinutes)
        {
            OwnEstimate = own,
        };
    }

    private static NextStop? Next(Stop? next, Eta? eta) => next is null
        ? null
        : new(next.Sequence, next.Kind, next.FacilityId, next.Place.Name, next.Window, Estimated(next, Own(next, eta)).Arrival);

    private static PositionView? From(Position? position, DateTimeOffset now) => position is null
        ? null
        : new PositionView(position.Point.Lat, position.Point.Lon, position.At, 0).AsOf(now);

    private static EtaView? From(Eta? eta) => eta is null ? null : new(eta.P50, eta.P90, eta.Terms);
}

/// <summary>A stop at a facility.</summary>
/// <param name="Estimated">When its truck is expected; null where nothing is known, or where it has been.</param>
public readonly record struct StopAtFacility(int Stop, FacilityId FacilityId, DateTimeOffset? Estimated);
