using Dispatch.Recordings;

namespace Dispatch.Telematics;

/// <summary>A position as <c>POST /v1/telematics</c> takes it.</summary>
public sealed record PositionBody(
    string VehicleId, string CarrierId, DateTimeOffset At, double Lat, double Lon, double? SpeedKmh, double? HeadingDeg, bool? Ignition,
    double? AccuracyM = null, double? TemperatureC = null)
{
    public static PositionBody From(RecordedPosition position, string carrier) => new(
        position.VehicleId, carrier, position.At, position.Lat, position.Lon, position.SpeedKmh, position.HeadingDeg, position.Ignition,
        position.AccuracyM, position.TemperatureC);
}
