using System.Buffers;
using Dispatch.Storage;

namespace Dispatch.Tracking;

/// <summary>The vehicles of one partition, found by their key's bytes; those that have reported in the order in which they last changed.</summary>
/// <param name="firstChange">Where to count changes from: later in a later activation, so that a listener is never ahead of its source.</param>
public sealed class Fleet(TrackingPolicy policy, long firstChange)
{
    /// <summary>A row is dearer to save than a fix is to judge again, so about so many of a partition are saved.</summary>
    private const double RowsPerSecond = 100;

    private const double ShortestSaveSeconds = 5;
    private const double LongestSaveSeconds = 30;

    private readonly Dictionary<byte[], Vehicle> vehicles = new(VehicleKeyComparer.Instance);
    private readonly LinkedList<Vehicle> byChange = new();
    private readonly List<Vehicle> unsaved = [];
    private readonly ArrayBufferWriter<byte> snapshot = new();
    private long change = firstChange;

    public Vehicle? Find(ReadOnlySpan<byte> key) =>
        vehicles.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var vehicle) ? vehicle : null;

    public void Restore(IReadOnlyList<ReaderRow> rows)
    {
        vehicles.Clear();
        byChange.Clear();
        unsaved.Clear();
        foreach (var row in rows)
        {
            Changed(Add(Convert.FromHexString(row.Key), TrackCodec.Read(row.Bytes!.Value.Span)));
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
            Changed(vehicle);
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

        Changed(vehicle);
    }

    public void Unwatch(Unwatch unwatch)
    {
        var vehicle = Touch(unwatch.VehicleKey.Span);
        Tracker.Unwatch(vehicle.Track, unwatch.Shipment, unwatch.Assignment);
        Changed(vehicle);
    }

    /// <summary>The change of the vehicle that changed last.</summary>
    public long LastChange => change;

    /// <summary>The vehicles that changed after a change, oldest change first; it costs what they are, not what the fleet is.</summary>
    public VehicleRows Changes(long after, int partition, int max)
    {
        var output = new ArrayBufferWriter<byte>();
        var (count, last) = (0, after);
        for (var node = FirstAfter(after); node is not null && count < max; node = node.Next)
        {
            node.Value.Write(output);
            (count, last) = (count + 1, node.Value.Change);
        }

        return new(partition, count, last, output.WrittenMemory);
    }

    /// <summary>How often to save: the more vehicles report, the more of their fixes share the cost of a row.</summary>
    public TimeSpan SaveEvery => TimeSpan.FromSeconds(Math.Clamp(byChange.Count / RowsPerSecond, ShortestSaveSeconds, LongestSaveSeconds));

    /// <summary>What has changed since <see cref="Saved"/>.</summary>
    public IReadOnlyList<ReaderRow> UnsavedRows() =>
        [.. unsaved.Select(vehicle => new ReaderRow(Convert.ToHexString(vehicle.Key), Snapshot(vehicle)))];

    public void Saved()
    {
        foreach (var vehicle in unsaved)
        {
            vehicle.IsUnsaved = false;
        }

        unsaved.Clear();
    }

    private byte[] Snapshot(Vehicle vehicle)
    {
        snapshot.ResetWrittenCount();
        TrackCodec.Write(vehicle.Track, snapshot);
        return snapshot.WrittenSpan.ToArray();
    }

    private Vehicle Touch(ReadOnlySpan<byte> key)
    {
        var lookup = vehicles.GetAlternateLookup<ReadOnlySpan<byte>>();
        var vehicle = lookup.TryGetValue(key, out var known) ? known : Add(key.ToArray(), new Track());
        if (!vehicle.IsUnsaved)
        {
            vehicle.IsUnsaved = true;
            unsaved.Add(vehicle);
        }

        return vehicle;
    }

    private Vehicle Add(byte[] key, Track track)
    {
        var vehicle = new Vehicle(key, track);
        vehicles.Add(key, vehicle);
        return vehicle;
    }

    /// <summary>One that has never reported is not on the map, so nobody asks for its changes.</summary>
    private void Changed(Vehicle vehicle)
    {
        if (vehicle.Track.Last is null)
        {
            return;
        }

        vehicle.Change = ++change;
        if (vehicle.Place is not { } place)
        {
            vehicle.Place = byChange.AddLast(vehicle);
        }
        else if (byChange.Last != place)
        {
            byChange.Remove(place);
            byChange.AddLast(place);
        }
    }

    /// <summary>Looked for from the end: what is asked for are the latest changes.</summary>
    private LinkedListNode<Vehicle>? FirstAfter(long after)
    {
        LinkedListNode<Vehicle>? first = null;
        for (var node = byChange.Last; node is not null && node.Value.Change > after; node = node.Previous)
        {
            first = node;
        }

        return first;
    }
}
