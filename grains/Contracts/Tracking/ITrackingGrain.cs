using System.Collections.Immutable;
using Orleans.CodeGeneration;

namespace Dispatch.Tracking;

/// <summary>The tracks of one partition's vehicles, by partition number.</summary>
[Alias("dispatch.tracking"), Version(1)]
public interface ITrackingGrain : IReaderGrain
{
    /// <returns>Null where the vehicle has never reported.</returns>
    [Alias("vehicle")]
    Task<VehicleView?> Vehicle(CarrierId carrier, VehicleId vehicle);

    /// <summary>Vehicles that changed after <paramref name="change"/>, at most 2,000; ask again from the last one's change.</summary>
    [Alias("changes")]
    Task<ImmutableArray<VehicleRow>> Changes(long change);
}
