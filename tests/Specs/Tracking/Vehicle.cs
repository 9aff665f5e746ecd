using System.Buffers;
using Dispatch.Tracking;

namespace Dispatch.Specs.Tracking;

/// <summary>A truck of the specs and the tower's track of it. Times are minutes after noon.</summary>
internal sealed class Vehicle
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly GeoPoint Dock = new(52.5, 13.4);
    public static readonly ShipmentId Shipment = new("acme~4711");

    public Track Track { get; private set; } = new();

    public List<Signal> Signals { get; } = [];

    /// <summary>What was told of visits; that the vehicle was seen is another matter.</summary>
    public IEnumerable<Signal> Visits => Signals.Where(signal => signal is not Signal.Seen);

    public static DateTimeOffset At(double minute) => Noon.AddMinutes(minute);

    public static Vehicle ExpectedAtTheDock(float radiusM = 100)
    {
        var vehicle = new Vehicle();
        vehicle.Watch(Dock, radiusM);
        return vehicle;
    }

    public bool Watch(GeoPoint point, float radiusM = 100, int stop = 1, int assignment = 1, string? shipment = null) =>
        Tracker.Watch(Track, new(shipment is null ? Shipment : new(shipment), assignment, stop, point, radiusM), TrackingPolicy.Default, Signals);

    public FixOutcome Report(
        double minute, GeoPoint point, float speedKmh = float.NaN, float accuracyM = float.NaN, double? receivedMinute = null) =>
        Judge(Fix.At(At(minute), point) with { SpeedKmh = speedKmh, AccuracyM = accuracyM }, At(receivedMinute ?? minute));

    public FixOutcome Judge(in Fix fix, DateTimeOffset receivedAt) =>
        Tracker.Judge(Track, fix, receivedAt.ToUnixTimeMilliseconds(), TrackingPolicy.Default, Signals);

    /// <summary>Reports the same place every minute.</summary>
    public Vehicle Stay(GeoPoint point, int fromMinute, int toMinute, float speedKmh = float.NaN)
    {
        for (var minute = fromMinute; minute <= toMinute; minute++)
            Report(minute, point, speedKmh);

        return this;
    }

    /// <summary>The tower goes down and comes up again with what it had written.</summary>
    public void Restart() => Track = TrackCodec.Read(Snapshot());

    public byte[] Snapshot()
    {
        var output = new ArrayBufferWriter<byte>();
        TrackCodec.Write(Track, output);
        return output.WrittenSpan.ToArray();
    }
}

internal static class Compass
{
    private const double MetresPerDegree = 111_195.08;

    public static GeoPoint East(this GeoPoint point, double metres) =>
        point with { Lon = point.Lon + (metres / (MetresPerDegree * Math.Cos(point.Lat * Math.PI / 180))) };

    public static GeoPoint North(this GeoPoint point, double metres) => point with { Lat = point.Lat + (metres / MetresPerDegree) };
}
