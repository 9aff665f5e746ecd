using System.Buffers;
using System.Collections.Immutable;

namespace Dispatch.Tracking;

/// <summary>
/// Vehicles as the live wire carries them, about 60 bytes each: <see cref="VehicleKey"/>, <c>change:i64</c>, status:u8, the last fix as in the
/// log, then the shipments as <c>count:u16</c> and that many runs of UTF-8. Never stored: both ends are of one version or the next.
/// </summary>
public static class PackedRows
{
    /// <summary>The most that a vehicle takes, without its shipments.</summary>
    private const int MaxHeadBytes = VehicleKey.MaxBytes + sizeof(long) + sizeof(byte) + PackedFix.MaxBytes + sizeof(ushort);

    public static void Append(IBufferWriter<byte> output, ReadOnlySpan<byte> vehicleKey, long change, VehicleStatus status, in Fix last, ImmutableArray<ShipmentId> shipments)
    {
        var writer = new PackWriter(output.GetSpan(MaxHeadBytes + (shipments.Length * (1 + byte.MaxValue))));
        writer.Bytes(vehicleKey);
        writer.Int64(change);
        writer.Byte((byte)status);
        PackedFix.Write(ref writer, last);
        writer.UInt16(checked((ushort)shipments.Length));
        foreach (var shipment in shipments)
        {
            writer.Text(shipment.Value);
        }

        output.Advance(writer.Length);
    }

    /// <summary>For <c>foreach</c>, in the order they were appended.</summary>
    public static Rows Read(ReadOnlySpan<byte> rows) => new(rows);

    /// <param name="row">See <see cref="PackedRow.Packed"/>.</param>
    public static PackedRow One(ReadOnlySpan<byte> row)
    {
        var rows = Read(row);
        return rows.MoveNext() ? rows.Current : throw new ArgumentException("There is no row.", nameof(row));
    }

    /// <summary>The ids in <see cref="PackedRow.Shipments"/>.</summary>
    public static ShipmentId[] Shipments(ReadOnlySpan<byte> packed)
    {
        var reader = new PackReader(packed);
        var shipments = new ShipmentId[reader.UInt16()];
        for (var index = 0; index < shipments.Length; index++)
        {
            shipments[index] = new(reader.Text());
        }

        return shipments;
    }

    public ref struct Rows(ReadOnlySpan<byte> rows)
    {
        private PackReader reader = new(rows);

        public PackedRow Current { get; private set; }

        public readonly Rows GetEnumerator() => this;

        public bool MoveNext()
        {
            if (reader.IsAtEnd)
            {
                return false;
            }

            var from = reader.Position;
            Current = new()
            {
                VehicleKey = VehicleKey.Read(ref reader),
                Change = reader.Int64(),
                Status = (VehicleStatus)reader.Byte(),
                Last = PackedFix.Read(ref reader),
                Shipments = Loads(ref reader),
                Packed = reader.Since(from),
            };
            return true;
        }

        /// <summary>As they lie there: they seldom change, and need not become strings to see that.</summary>
        private static ReadOnlySpan<byte> Loads(scoped ref PackReader reader)
        {
            var from = reader.Position;
            for (var left = reader.UInt16(); left > 0; left--)
            {
                reader.Run();
            }

            return reader.Since(from);
        }
    }
}

/// <summary>One vehicle; it points into what it was read from.</summary>
public readonly ref struct PackedRow
{
    /// <summary>See <see cref="Tracking.VehicleKey"/>.</summary>
    public required ReadOnlySpan<byte> VehicleKey { get; init; }

    public required long Change { get; init; }

    public required VehicleStatus Status { get; init; }

    public required Fix Last { get; init; }

    /// <summary>See <see cref="PackedRows.Shipments"/>.</summary>
    public required ReadOnlySpan<byte> Shipments { get; init; }

    /// <summary>All of it, as it was appended.</summary>
    public required ReadOnlySpan<byte> Packed { get; init; }
}
