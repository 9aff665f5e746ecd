using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>
/// The vehicles of a <see cref="TowerView"/>, kept as the wire brought them, packed: there may be a million, and they may change a hundred
/// thousand times a second. They become rows when somebody looks; one that has not moved since the last look keeps its row.
/// </summary>
public sealed class VehicleFold
{
    private readonly Lock turn = new();
    private readonly Dictionary<byte[], Entry> entries = new(VehicleKeyComparer.Instance);
    private IReadOnlyDictionary<string, VehicleRow> view = TowerView.Empty.Vehicles;
    private bool isStale;

    /// <summary>The same object as before where nothing has changed. It may be looked at from any thread.</summary>
    public IReadOnlyDictionary<string, VehicleRow> View()
    {
        lock (turn)
        {
            view = isStale ? new VehiclesOnDemand(Look) : view;
            isStale = false;
            return view;
        }
    }

    /// <summary>Of each vehicle the newest row wins, whichever way it came.</summary>
    public void Take(VehicleRows moved)
    {
        lock (turn)
        {
            var known = entries.GetAlternateLookup<ReadOnlySpan<byte>>();
            foreach (var row in PackedRows.Read(moved.Packed.Span))
            {
                if (!known.TryGetValue(row.VehicleKey, out var entry))
                {
                    entries.Add(row.VehicleKey.ToArray(), entry = new(moved.Partition));
                }

                isStale |= entry.Take(row);
            }
        }
    }

    public void Forget(int partition)
    {
        lock (turn)
        {
            foreach (var key in entries.Where(entry => entry.Value.Partition == partition).Select(entry => entry.Key).ToList())
            {
                entries.Remove(key);
                isStale = true;
            }
        }
    }

    private Dictionary<string, VehicleRow> Look()
    {
        lock (turn)
        {
            var rows = new Dictionary<string, VehicleRow>(entries.Count, StringComparer.Ordinal);
            foreach (var entry in entries.Values)
            {
                var (name, row) = entry.Look();
                rows.Add(name, row);
            }

            return rows;
        }
    }

    private sealed class Entry(int partition)
    {
        private byte[] packed = [];
        private long change = long.MinValue;

        /// <summary>What the packed row says, once somebody has looked.</summary>
        private VehicleRow? row;
        private string? name;

        public int Partition => partition;

        /// <returns>Whether it was news.</returns>
        public bool Take(in PackedRow moved)
        {
            if (change > moved.Change)
            {
                return false;
            }

            if (packed.Length != moved.Packed.Length)
            {
                packed = new byte[moved.Packed.Length];
            }

            moved.Packed.CopyTo(packed);
            (change, row) = (moved.Change, null);
            return true;
        }

        public (string Name, VehicleRow Row) Look()
        {
            row ??= Row();
            name ??= $"{row.CarrierId}/{row.VehicleId}";
            return (name, row);
        }

        private VehicleRow Row()
        {
            var moved = PackedRows.One(packed);
            var ((carrier, vehicle), last) = (VehicleKey.Names(moved.VehicleKey), moved.Last);
            return new(
                carrier,
                vehicle,
                last.Point.Lat,
                last.Point.Lon,
                DateTimeOffset.FromUnixTimeMilliseconds(last.AtMs),
                Known(last.SpeedKmh),
                Known(last.HeadingDeg),
                moved.Status,
                [.. PackedRows.Shipments(moved.Shipments)],
                partition,
                change);
        }

        private static double? Known(float value) => float.IsNaN(value) ? null : Math.Round(value, 1);
    }
}
