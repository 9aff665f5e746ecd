using System.Text;
using Dispatch.Http;
using Dispatch.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Tracking;

/// <summary>Where a vehicle is and what became of its positions.</summary>
public static class Vehicles
{
    /// <param name="carrierId"><c>-</c> with vehicle <c>shipment:{id}</c> for positions that name only a shipment.</param>
    /// <param name="vehicleId">The rest of the address: a vehicle's name may have a slash in it.</param>
    public static async Task<Results<Ok<VehicleView>, ProblemHttpResult>> Get(
        string carrierId, string vehicleId, IGrainFactory grains, IStore store)
    {
        var (carrier, vehicle) = (new CarrierId(carrierId), new VehicleId(vehicleId.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)));
        return IsName(carrier.Value) && IsName(vehicle.Value)
            && await grains.GetGrain<ITrackingGrain>(PartitionOf(carrier, vehicle, store)).Vehicle(carrier, vehicle) is { } view
                ? TypedResults.Ok(view)
                : Problems.Of(new("vehicle.unknown", $"Vehicle {vehicle} of carrier {carrier} has never reported."));
    }

    private static int PartitionOf(CarrierId carrier, VehicleId vehicle, IStore store) =>
        Partitioning.Of(VehicleKey.Of(carrier, vehicle), store.Partitions);

    private static bool IsName(string name) => Encoding.UTF8.GetByteCount(name) <= VehicleKey.MaxNameBytes;
}
