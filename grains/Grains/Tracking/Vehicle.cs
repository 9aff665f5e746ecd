using System.Buffers;
using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Tracking;

/// <summary>One row of a <see cref="Fleet"/>.</summary>
public sealed class Vehicle(byte[] key, Track track)
{
    public byte[] Key => key;

    public Track Track => track;

    /// <summary>Grows with every change in the fleet.</summary>
    public long Change { get; set; }

    /// <summary>Whether it has changed since it was last saved.</summary>
    public bool IsUnsaved { get; set; }

    /// <summary>Its place among those of the fleet that have reported, oldest change first.</summary>
    public LinkedListNode<Vehicle>? Place { get; set; }

    public VehicleView View(DateTimeOffset now)
    {
        var (carrier, vehicle) = VehicleKey.Names(key);
        return new(
            carrier,
            vehicle,
            track.Last is { } last ? Position(last, now) : null,
            Status,
            track.Shipments,
            new(
                track.Counters[FixOutcome.Applied],
                track.Counters[FixOutcome.Duplicate],
                track.Counters[FixOutcome.Late],
                track.Counters.Filtered.ToImmutableDictionary()));
    }

    /// <summary>Writes it as it is on the map; only one that has reported is on it.</summary>
    public void Write(IBufferWriter<byte> output) => PackedRows.Append(output, key, Change, Status, track.Last!.Value, track.Shipments);

    private VehicleStatus Status => track switch
    {
        { Last: null } => VehicleStatus.Unknown,
        { IsStopped: true } => VehicleStatus.Stopped,
        _ => VehicleStatus.Moving,
    };

    private static PositionView Position(Fix last, DateTimeOffset now) =>
        new PositionView(last.Point.Lat, last.Point.Lon, DateTimeOffset.FromUnixTimeMilliseconds(last.AtMs), 0).AsOf(now);
}
