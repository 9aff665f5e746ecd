using System.Buffers;
using System.Collections.Immutable;

namespace Dispatch.Tracking;

/// <summary>An entry of the telematics log: from here on the vehicle is watched at these stops, in place of those of an earlier version.</summary>
/// <param name="Assignment">The version of the shipment's assignment.</param>
/// <param name="VehicleKey">See <see cref="Tracking.VehicleKey"/>.</param>
public sealed record Watch(ShipmentId Shipment, int Assignment, ReadOnlyMemory<byte> VehicleKey, ImmutableArray<StopToWatch> Stops)
{
    private const int StopBytes = (3 * sizeof(int)) + sizeof(float);

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new PackWriter(output.GetSpan(Unwatch.MaxBytes + sizeof(ushort) + (Stops.Length * StopBytes)));
        Unwatch.Write(ref writer, TelematicsKind.Watch, Shipment, Assignment, VehicleKey.Span);
        writer.UInt16(checked((ushort)Stops.Length));
        foreach (var stop in Stops)
        {
            writer.Int32(stop.Stop);
            PackedFix.WritePoint(ref writer, stop.Point);
            writer.Single(stop.RadiusM);
        }

        output.Advance(writer.Length);
    }

    /// <exception cref="InvalidDataException">The entry is damaged or of another kind.</exception>
    public static Watch Read(ReadOnlySpan<byte> entry)
    {
        var reader = new PackReader(entry);
        var (shipment, assignment, key) = Unwatch.Read(ref reader, TelematicsKind.Watch);
        var stops = ImmutableArray.CreateBuilder<StopToWatch>();
        for (var left = reader.UInt16(); left > 0; left--)
        {
            stops.Add(new(shipment, assignment, reader.Int32(), PackedFix.ReadPoint(ref reader), reader.Finite()));
        }

        reader.ExpectEnd();
        return new(shipment, assignment, key, stops.DrainToImmutable());
    }
}

/// <summary>An entry of the telematics log: that version of a shipment's assignment has ended for the vehicle.</summary>
/// <param name="VehicleKey">See <see cref="Tracking.VehicleKey"/>.</param>
public sealed record Unwatch(ShipmentId Shipment, int Assignment, ReadOnlyMemory<byte> VehicleKey)
{
    internal const int MaxBytes = 2 + (1 + byte.MaxValue) + sizeof(int) + Tracking.VehicleKey.MaxBytes;

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new PackWriter(output.GetSpan(MaxBytes));
        Write(ref writer, TelematicsKind.Unwatch, Shipment, Assignment, VehicleKey.Span);
        output.Advance(writer.Length);
    }

    /// <exception cref="InvalidDataException">The entry is damaged or of another kind.</exception>
    public static Unwatch Read(ReadOnlySpan<byte> entry)
    {
        var reader = new PackReader(entry);
        var unwatch = Read(ref reader, TelematicsKind.Unwatch);
        reader.ExpectEnd();
        return unwatch;
    }

    internal static void Write(
        ref PackWriter writer, TelematicsKind kind, ShipmentId shipment, int assignment, ReadOnlySpan<byte> vehicleKey)
    {
        writer.Header(kind);
        writer.Text(shipment.Value);
        writer.Int32(assignment);
        writer.Bytes(vehicleKey);
    }

    internal static Unwatch Read(ref PackReader reader, TelematicsKind kind)
    {
        reader.Expect(kind);
        return new(new(reader.Text()), reader.Int32(), Tracking.VehicleKey.Read(ref reader).ToArray());
    }
}
