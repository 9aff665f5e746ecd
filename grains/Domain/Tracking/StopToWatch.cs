namespace Dispatch.Tracking;

/// <summary>A stop that a vehicle is expected at, for one shipment under one version of its assignment.</summary>
public readonly record struct StopToWatch(ShipmentId Shipment, int Assignment, int Stop, GeoPoint Point, float RadiusM);
