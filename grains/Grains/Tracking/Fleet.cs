using System.Collections.Immutable;
using Dispatch.Storage;

namespace Dispatch.Tracking;

/// <summary>The vehicles of one partition, found by their key's bytes, in the order in which they last changed.</summary>
/// <param name="firstChange">Where to count changes from: later in a later activation, so that a listener is never ahead of its source.</param>
public sealed class Fleet(TrackingPolicy policy, long firstChange)
{
    private readonly Dictionary<byte[], Vehicle> vehicles = new(VehicleKeyComparer.Instance);
    private readonly HashSet<Vehicle> unsaved = [];
    private long change = firstChange;

    public Vehicle? Find(ReadOnlySpan<byte> key) =>
        vehicles.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var vehicle) ? vehicle : null;

    public void Restore(IReadOnlyList<ReaderRow> rows)
    {
        vehicles.Clear();
        unsaved.Clear();
        foreach (var row in rows)
        {
            var key = Convert.FromHexString(row.Key);
            vehicles.Add(key, new Vehicle(key, TrackCodec.Read(row.Bytes!.Value.Span)) { Change = ++change });
        }
    }

    /// <summary>Judges an entry's positions.</summary>
    /// <returns>When the entry was received, and how many positions it held.</returns>
    public (DateTimeOffset ReceivedAt, int Count) Judge(ReadOnlySpan<byte> entry, ICollection<Signal> signals)
    {
        var positions = TelematicsPack.Read(entry);
        var count = 0;
        foreach (var position in positions)
        {
            var vehicle = Touch(position.VehicleKey);
            Tracker.Judge(vehicle.Track, position.Fix, positions.ReceivedAtMs, policy, signals);
            count++;
        }

        return (DateTimeOffset.FromUnixTimeMilliseconds(positions.ReceivedAtMs), count);
    }

    public void Watch(Watch watch, ICollection<Signal> signals)
    {
        var vehicle = Touch(watch.VehicleKey.Span);
        foreach (var stop in watch.Stops)
        {
            Tracker.Watch(vehicle.Track, stop, policy, signals);
        }
    }

    public void Unwatch(Unwatch unwatch) => Tracker.Unwatch(Touch(unwatch.VehicleKey.Span).Track, unwatch.Shipment, unwatch.Assignment);

    /// <summary>The vehicles that changed after a change, oldest change first.</summary>
    public ImmutableArray<VehicleRow> Changes(long after, int partition, int max) =>
    [
        .. vehicles.Values
            .Where(vehicle => vehicle.Change > after && vehicle.Track.Last is not null)
            .OrderBy(vehicle => vehicle.Change)
            .Take(max)
            .Select(vehicle => vehicle.Row(partition, vehicle.Track.Last!.Value)),
    ];

    /// <summary>What has changed since <see cref="Saved"/>.</summary>
    public IReadOnlyList<ReaderRow> UnsavedRows() =>
        [.. unsaved.Select(vehicle => new ReaderRow(Convert.ToHexString(vehicle.Key), vehicle.Snapshot()))];

    public void Saved() => unsaved.Clear();

    private Vehicle Touch(ReadOnlySpan<byte> key)
    {
        var lookup = vehicles.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(key, out var vehicle))
        {
            vehicle = new(key.ToArray(), new Track());
            vehicles.Add(vehicle.Key, vehicle);
        }

        vehicle.Change = ++change;
        unsaved.Add(vehicle);
        return vehicle;
    }
}
