namespace Dispatch.Recordings;

/// <summary>One row of a recording, in the units of the API. <paramref name="At"/> is UTC.</summary>
public sealed record RecordedPosition(
    string VehicleId,
    DateTimeOffset At,
    double Lat,
    double Lon,
    double? SpeedKmh = null,
    double? HeadingDeg = null,
    bool? Ignition = null,
    double? AccuracyM = null,
    double? TemperatureC = null);
