using System.Collections.Immutable;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>Something that a search on the map has found.</summary>
/// <param name="Detail">What tells it from others of the same name.</param>
public abstract record MapHit(string Name, string Detail)
{
    public sealed record Vehicle(string Key, string Name, string Detail) : MapHit(Name, Detail);

    public sealed record Shipment(ShipmentId Id, string Detail) : MapHit(Id.Value, Detail);

    public sealed record Place(double Lat, double Lon, string Name, string Detail) : MapHit(Name, Detail);
}

/// <summary>Finds vehicles, shipments and facilities by a part of their name.</summary>
public static class MapSearch
{
    public const int MaxHits = 12;
    private const int MaxTextLength = 200;

    /// <summary>Some of each kind, those first whose name begins with the text.</summary>
    public static ImmutableArray<MapHit> Find(TowerView view, string text)
    {
        var wanted = text.Trim();
        if (wanted.Length is 0 or > MaxTextLength)
        {
            return [];
        }

        var perKind = MaxHits / 3;
        return
        [
            .. Best(view.Vehicles.Where(vehicle => vehicle.Value.Status is not VehicleStatus.Unknown), vehicle => vehicle.Value.VehicleId.Value, wanted, perKind)
                .Select(vehicle => new MapHit.Vehicle(vehicle.Key, vehicle.Value.VehicleId.Value, vehicle.Value.CarrierId.Value)),
            .. Best(view.Shipments.Values, shipment => shipment.ShipmentId.Value, wanted, perKind)
                .Select(shipment => new MapHit.Shipment(shipment.ShipmentId, Shell.Words.Of(shipment.Status))),
            .. Best(view.Facilities.Values, facility => facility.Facility.Name, wanted, perKind)
                .Select(facility => new MapHit.Place(facility.Facility.Point.Lat, facility.Facility.Point.Lon, facility.Facility.Name, facility.Facility.FacilityId.Value)),
            .. Best(view.Shipments.Values.Where(shipment => shipment.Next is not null), shipment => shipment.Next!.Name, wanted, perKind)
                .Select(shipment => new MapHit.Shipment(shipment.ShipmentId, $"to {shipment.Next!.Name}")),
        ];
    }

    private static IEnumerable<T> Best<T>(IEnumerable<T> rows, Func<T, string> name, string wanted, int max) => rows
        .Where(row => name(row).Contains(wanted, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(row => name(row).StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
        .ThenBy(name, StringComparer.OrdinalIgnoreCase)
        .Take(max);
}
