using System.Collections.Immutable;

namespace Dispatch.Tracking;

/// <summary>A batch of positions, as it is documented; <see cref="PositionsParser"/> reads it without making these objects.</summary>
public sealed record TelematicsBody(ImmutableArray<PositionBody> Positions);

/// <summary>One position. It names a vehicle or a shipment; what is absent is unknown.</summary>
/// <param name="VehicleId">As its carrier calls it: 1 to 64 bytes.</param>
/// <param name="ShipmentId">For a carrier that does not name its trucks.</param>
/// <param name="CarrierId">The carrier of the key, where it is not given.</param>
/// <param name="At">When it was there: RFC 3339, with a zone.</param>
/// <param name="Sequence">The device's own number.</param>
public sealed record PositionBody(
    DateTimeOffset At,
    double Lat,
    double Lon,
    string? VehicleId = null,
    string? ShipmentId = null,
    string? CarrierId = null,
    double? SpeedKmh = null,
    double? HeadingDeg = null,
    double? AccuracyM = null,
    double? TemperatureC = null,
    bool? Ignition = null,
    long? Sequence = null);
