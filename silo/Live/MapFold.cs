using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>
/// Makes the next <see cref="MapPicture"/> from the one before and the tower's next view. A vehicle whose row is the same object carries
/// nothing new: it is looked at again only when shipments or exceptions changed. Not for two callers at once.
/// </summary>
public sealed class MapFold
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Stack<int> free = new();
    private readonly List<MapLine> lines = [];
    private Dictionary<ShipmentId, Severity> worst = [];
    private TowerView view = TowerView.Empty;
    private MapPicture picture = MapPicture.Empty;

    public MapPicture Take(TowerView next)
    {
        if (ReferenceEquals(next, view))
        {
            return picture;
        }

        var casesChanged = !ReferenceEquals(next.OpenExceptions, view.OpenExceptions);
        var loadsChanged = casesChanged || !ReferenceEquals(next.Shipments, view.Shipments);
        var anyChanged = loadsChanged || !ReferenceEquals(next.Vehicles, view.Vehicles);
        worst = casesChanged ? WorstByShipment(next) : worst;
        view = next;
        return picture = anyChanged && Turn(loadsChanged, picture.Version + 1)
            ? new(picture.Version + 1, lines.ToArray(), next.AsOf)
            : picture with { AsOf = next.AsOf };
    }

    /// <returns>Whether anything on the map has changed.</returns>
    private bool Turn(bool loadsChanged, uint version)
    {
        var (changed, seen) = (false, 0);
        foreach (var (key, row) in view.Vehicles)
        {
            // A vehicle that never reported is nowhere.
            if (row.Status is not VehicleStatus.Unknown)
            {
                seen++;
                changed |= Put(key, row, loadsChanged, version);
            }
        }

        return seen == entries.Count ? changed : Remove(version);
    }

    private bool Put(string key, VehicleRow row, bool loadsChanged, uint version)
    {
        var isKnown = entries.TryGetValue(key, out var entry);
        if (isKnown && !loadsChanged && ReferenceEquals(entry!.Row, row))
        {
            return false;
        }

        if (!isKnown)
        {
            entries.Add(key, entry = new(Slot(), version));
        }

        entry!.Row = row;
        var spot = MapSpot.Of(key, row, Loads(row));
        if (isKnown && lines[entry.Slot].Spot!.IsSameAs(spot))
        {
            return false;
        }

        lines[entry.Slot] = new(version, entry.Since, spot);
        return true;
    }

    private bool Remove(uint version)
    {
        foreach (var key in entries.Keys.Where(key => view.Vehicles.GetValueOrDefault(key)?.Status is null or VehicleStatus.Unknown).ToList())
        {
            entries.Remove(key, out var entry);
            lines[entry!.Slot] = new(version, version, null);
            free.Push(entry.Slot);
        }

        return true;
    }

    private int Slot()
    {
        if (free.TryPop(out var slot))
        {
            return slot;
        }

        lines.Add(default);
        return lines.Count - 1;
    }

    private ImmutableArray<MapLoad> Loads(VehicleRow row)
    {
        var loads = ImmutableArray.CreateBuilder<MapLoad>(row.Shipments.Length);
        foreach (var id in row.Shipments)
        {
            var shipment = view.Shipments.GetValueOrDefault(id);
            loads.Add(new(shipment?.ClientId, shipment?.Status, worst.TryGetValue(id, out var severity) ? severity : null));
        }

        return loads.MoveToImmutable();
    }

    private static Dictionary<ShipmentId, Severity> WorstByShipment(TowerView view) => view.OpenExceptions.Values
        .Where(row => row is { IsOpen: true, ShipmentId: not null })
        .GroupBy(row => row.ShipmentId!.Value)
        .ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Severity));

    private sealed class Entry(int slot, uint since)
    {
        public int Slot => slot;

        public uint Since => since;

        public VehicleRow? Row { get; set; }
    }
}
