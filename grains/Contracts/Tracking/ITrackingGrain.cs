using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Dispatch.Tracking;

/// <summary>The tracks of one partition's vehicles, by partition number.</summary>
[Alias("dispatch.tracking"), Version(2)]
public interface ITrackingGrain : IReaderGrain
{
    /// <returns>Null where the vehicle has never reported.</returns>
    [Alias("vehicle"), AlwaysInterleave]
    Task<VehicleView?> Vehicle(CarrierId carrier, VehicleId vehicle);

    /// <summary>Vehicles that changed after <paramref name="change"/>, at most 2,000; ask again from <see cref="VehicleRows.Change"/>.</summary>
    [Alias("changes"), AlwaysInterleave]
    Task<VehicleRows> Changes(long change);
}
