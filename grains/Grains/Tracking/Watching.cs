using System.Buffers;
using System.Collections.Immutable;
using Dispatch.Shipments;
using Dispatch.Storage;

namespace Dispatch.Tracking;

/// <summary>
/// Tells tracking which stops to watch, through the telematics log: there it has its place among the positions, and needs no
/// second way to be durable. The assigned vehicle is watched, and so is the one that stands for positions which name only
/// the shipment.
/// </summary>
public sealed class Watching(IStore store, IGrainFactory grains, Doorbell doorbell)
{
    public async Task Begin(ShipmentId shipment, Assignment assignment)
    {
        if (await grains.GetGrain<IShipmentGrain>(shipment.Value).Get() is not { } view)
        {
            return;
        }

        var version = assignment.Version;
        ImmutableArray<StopToWatch> stops =
            [.. view.Stops.Select(stop => new StopToWatch(shipment, version, stop.Sequence, new(stop.Lat, stop.Lon), (float)stop.RadiusM))];
        await Append(
            shipment, assignment.CarrierId, assignment.VehicleId, (key, output) => new Watch(shipment, version, key, stops).Write(output));
    }

    /// <param name="version">Watches of this assignment and of older ones end.</param>
    public Task End(ShipmentId shipment, CarrierId carrier, VehicleId vehicle, int version) =>
        Append(shipment, carrier, vehicle, (key, output) => new Unwatch(shipment, version, key).Write(output));

    /// <summary>Ends what is watched for the vehicle that has it now.</summary>
    public async Task EndLast(ShipmentId shipment)
    {
        if (await grains.GetGrain<IShipmentGrain>(shipment.Value).Get() is { CarrierId: { } carrier, VehicleId: { } vehicle })
        {
            await End(shipment, carrier, vehicle, version: int.MaxValue);
        }
    }

    private async Task Append(ShipmentId shipment, CarrierId carrier, VehicleId vehicle, Action<byte[], IBufferWriter<byte>> write)
    {
        byte[][] keys = [VehicleKey.Of(carrier, vehicle), VehicleKey.Of(shipment)];
        var appends = keys.Select(key =>
        {
            var output = new ArrayBufferWriter<byte>();
            write(key, output);
            return new LogAppend(Logs.Telematics, Partitioning.Of(key, store.Partitions), output.WrittenMemory);
        }).ToList();

        await store.Append(appends);
        appends.ForEach(append => doorbell.RingTracking(append.Partition));
    }
}
