using System.Buffers;
using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Tracking;

/// <summary>One row of a <see cref="Fleet"/>.</summary>
public sealed class Vehicle(byte[] key, Track track)
{
    private readonly (CarrierId Carrier, VehicleId Vehicle) names = VehicleKey.Names(key);

    public byte[] Key => key;

    public Track Track => track;

    /// <summary>Grows with every change in the fleet.</summary>
    public long Change { get; set; }

    public byte[] Snapshot()
    {
        var output = new ArrayBufferWriter<byte>();
        TrackCodec.Write(track, output);
        return output.WrittenSpan.ToArray();
    }

    public VehicleView View(DateTimeOffset now) => new(
        names.Carrier,
        names.Vehicle,
        track.Last is { } last ? Position(last, now) : null,
        Status,
        [.. track.Shipments],
        new(
            track.Counters[FixOutcome.Applied],
            track.Counters[FixOutcome.Duplicate],
            track.Counters[FixOutcome.Late],
            track.Counters.Filtered.ToImmutableDictionary()));

    /// <summary>The vehicle on the map; only one that has reported is on it.</summary>
    public VehicleRow Row(int partition, Fix last) => new(
        names.Carrier,
        names.Vehicle,
        last.Point.Lat,
        last.Point.Lon,
        DateTimeOffset.FromUnixTimeMilliseconds(last.AtMs),
        Known(last.SpeedKmh),
        Known(last.HeadingDeg),
        Status,
        [.. track.Shipments],
        partition,
        Change);

    private VehicleStatus Status => track switch
    {
        { Last: null } => VehicleStatus.Unknown,
        { IsStopped: true } => VehicleStatus.Stopped,
        _ => VehicleStatus.Moving,
    };

    private static PositionView Position(Fix last, DateTimeOffset now) =>
        new PositionView(last.Point.Lat, last.Point.Lon, DateTimeOffset.FromUnixTimeMilliseconds(last.AtMs), 0).AsOf(now);

    private static double? Known(float value) => float.IsNaN(value) ? null : Math.Round(value, 1);
}
