using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>The tower as every map on this host is fed from it: made once for each view, however many people look.</summary>
public sealed class MapPicture(ITower tower)
{
    private volatile Drawn last = new(TowerView.Empty, []);

    /// <summary>The tower's latest view and its vehicles as rows of a map.</summary>
    public (TowerView View, ImmutableArray<MapRow> Rows) Now()
    {
        var view = tower.Now;
        var drawn = last;
        if (!ReferenceEquals(drawn.View, view))
        {
            // Two callers may draw the same view at once; both get the same rows, and either may stay.
            drawn = new(view, Draw(view));
            last = drawn;
        }

        return (drawn.View, drawn.Rows);
    }

    public static ImmutableArray<MapRow> Draw(TowerView view)
    {
        var worst = view.OpenExceptions.Values
            .Where(row => row is { IsOpen: true, ShipmentId: not null })
            .GroupBy(row => row.ShipmentId!.Value)
            .ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Severity));
        return [.. view.Vehicles.Where(vehicle => vehicle.Value.Status is not VehicleStatus.Unknown).Select(vehicle => Row(vehicle.Key, vehicle.Value, worst))];
    }

    private static MapRow Row(string key, VehicleRow vehicle, Dictionary<ShipmentId, Severity> worst)
    {
        Severity? severity = null;
        foreach (var shipment in vehicle.Shipments)
        {
            if (worst.TryGetValue(shipment, out var found) && (severity is null || found > severity))
            {
                severity = found;
            }
        }

        return new(
            key,
            vehicle.Lon,
            vehicle.Lat,
            vehicle.HeadingDeg,
            severity,
            vehicle.Status is VehicleStatus.Moving,
            vehicle.At.ToUnixTimeMilliseconds(),
            vehicle.Change);
    }

    private sealed record Drawn(TowerView View, ImmutableArray<MapRow> Rows);
}
