using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>A vehicle that has reported, with its key in <see cref="TowerView.Vehicles"/>, by which the map knows it too.</summary>
public sealed record SeenVehicle(string Key, VehicleRow Row)
{
    /// <summary>Who has not reported for longer is shown as silent; <c>map/fleet.js</c> and the legend say the same.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(10);
}
