using System.Text;

namespace Dispatch.Tracking;

/// <summary>
/// A vehicle as bytes: <c>length:u8 carrier length:u8 vehicle</c>, both UTF-8. It stands as such in every position of the log, so that a
/// reader finds the vehicle's row without making a string; <see cref="Storage.Partitioning"/> of it is the vehicle's partition.
/// </summary>
public static class VehicleKey
{
    /// <summary>Of a carrier's or vehicle's id; a vehicle that stands for a shipment carries the shipment's id.</summary>
    public const int MaxNameBytes = byte.MaxValue;

    public const int MaxBytes = 2 * (1 + MaxNameBytes);

    /// <summary>The carrier of vehicles that stand for a shipment; no carrier can be called so.</summary>
    public static readonly CarrierId NoCarrier = new("-");

    /// <summary><see cref="NoCarrier"/> in the key.</summary>
    public static ReadOnlySpan<byte> NoCarrierName => "-"u8;

    /// <summary>What <see cref="VehicleId.For"/> puts before the shipment, in the key.</summary>
    public static ReadOnlySpan<byte> ShipmentPrefix => "shipment:"u8;

    public static byte[] Of(CarrierId carrier, VehicleId vehicle)
    {
        var writer = new PackWriter(new byte[MaxBytes]);
        writer.Text(carrier.Value);
        writer.Text(vehicle.Value);
        return writer.Written.ToArray();
    }

    /// <summary>The vehicle whose positions name only a shipment.</summary>
    public static byte[] Of(ShipmentId shipment) => Of(NoCarrier, VehicleId.For(shipment));

    /// <exception cref="InvalidDataException">These bytes are no vehicle key.</exception>
    public static (CarrierId Carrier, VehicleId Vehicle) Names(ReadOnlySpan<byte> key)
    {
        var reader = new PackReader(key);
        var carrier = Encoding.UTF8.GetString(reader.Run());
        var vehicle = Encoding.UTF8.GetString(reader.Run());
        reader.ExpectEnd();
        return (new(carrier), new(vehicle));
    }

    internal static ReadOnlySpan<byte> Read(scoped ref PackReader reader)
    {
        var from = reader.Position;
        reader.Run();
        reader.Run();
        return reader.Since(from);
    }
}
