using System.Collections.Immutable;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>
/// Folds packed rows into the vehicles of a <see cref="TowerView"/>. Unlike the rest of the view they may change a hundred thousand times a
/// second, so they are changed in place and copied when somebody is to be told; a vehicle that has not moved keeps its row.
/// </summary>
public sealed class VehicleFold
{
    private readonly Dictionary<byte[], Entry> entries = new(VehicleKeyComparer.Instance);
    private IReadOnlyDictionary<string, VehicleRow> view = TowerView.Empty.Vehicles;
    private bool isStale;

    /// <summary>The same object as before where nothing has changed.</summary>
    public IReadOnlyDictionary<string, VehicleRow> View()
    {
        if (isStale)
        {
            view = entries.Values.ToDictionary(entry => entry.Name, entry => entry.Row!, StringComparer.Ordinal);
            isStale = false;
        }

        return view;
    }

    /// <summary>Of each vehicle the newest row wins, whichever way it came.</summary>
    public void Take(VehicleRows moved)
    {
        var known = entries.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var row in PackedRows.Read(moved.Packed.Span))
        {
            if (!known.TryGetValue(row.VehicleKey, out var entry))
            {
                entry = new(row.VehicleKey.ToArray());
                entries.Add(entry.Key, entry);
            }

            isStale |= entry.Take(row, moved.Partition);
        }
    }

    public void Forget(int partition)
    {
        foreach (var entry in entries.Values.Where(entry => entry.Row!.Partition == partition).ToList())
        {
            entries.Remove(entry.Key);
            isStale = true;
        }
    }

    private sealed class Entry(byte[] key)
    {
        private readonly (CarrierId Carrier, VehicleId Vehicle) names = VehicleKey.Names(key);
        private byte[] loads = [];
        private ImmutableArray<ShipmentId> shipments = [];

        public byte[] Key => key;

        public string Name { get; } = VehicleKey.Names(key) is var (carrier, vehicle) ? $"{carrier}/{vehicle}" : "";

        public VehicleRow? Row { get; private set; }

        /// <returns>Whether it was news.</returns>
        public bool Take(in PackedRow row, int partition)
        {
            if (Row?.Change > row.Change)
            {
                return false;
            }

            if (!row.Shipments.SequenceEqual(loads))
            {
                loads = row.Shipments.ToArray();
                shipments = [.. PackedRows.Shipments(loads)];
            }

            var last = row.Last;
            Row = new(
                names.Carrier,
                names.Vehicle,
                last.Point.Lat,
                last.Point.Lon,
                DateTimeOffset.FromUnixTimeMilliseconds(last.AtMs),
                Known(last.SpeedKmh),
                Known(last.HeadingDeg),
                row.Status,
                shipments,
                partition,
                row.Change);
            return true;
        }

        private static double? Known(float value) => float.IsNaN(value) ? null : Math.Round(value, 1);
    }
}
