using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>A vehicle that has reported, with its key in <see cref="TowerView.Vehicles"/>, by which the map knows it too.</summary>
public sealed record SeenVehicle(string Key, VehicleRow Row);
