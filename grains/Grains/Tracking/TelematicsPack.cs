using System.Buffers;
using System.Diagnostics;

namespace Dispatch.Tracking;

/// <summary>What an entry of the telematics log holds; its first byte.</summary>
public enum TelematicsKind : byte
{
    Positions = 1,
    Watch = 2,
    Unwatch = 3,
}

/// <summary>
/// The binary form of the telematics log's entries, little-endian. Every entry begins with its kind and the version of that kind's form.
/// Positions follow as <c>receivedAt:i64 ms</c>, then (in version 2) the trace that they came in with as <c>traceId:16, spanId:8, flags:u8</c>,
/// then each: <see cref="VehicleKey"/>, presence:u8, <c>at:i64 ms, lat:i32, lon:i32</c> in
/// 1e-7 degrees (about 1 cm), and what the presence bits announce. Part of the stored form: a change is a new version.
/// </summary>
public static class TelematicsPack
{
    /// <summary>Kind, version, time of receipt, and in version 2 the trace.</summary>
    public const int PositionsHeaderBytes = 2 + sizeof(long) + PackedTrace.Bytes;

    /// <summary>The most that one position takes.</summary>
    public const int MaxPositionBytes = VehicleKey.MaxBytes + PackedFix.MaxBytes;

    internal const byte Version = 1;

    /// <summary>Positions of a sampled trace; all others stay in version 1, so that it costs nothing where it tells nothing.</summary>
    internal const byte TracedVersion = 2;

    /// <exception cref="InvalidDataException">The entry is empty, or of a kind or version that this program does not know.</exception>
    public static TelematicsKind KindOf(ReadOnlySpan<byte> entry) => new PackReader(entry).Header();

    /// <summary>Begins an entry of positions; any number of <see cref="AppendPosition"/> may follow.</summary>
    /// <param name="trace">That they came in with; none for most.</param>
    public static void Positions(IBufferWriter<byte> output, long receivedAtMs, ActivityContext trace = default)
    {
        var writer = new PackWriter(output.GetSpan(PositionsHeaderBytes));
        writer.Header(TelematicsKind.Positions, trace == default ? Version : TracedVersion);
        writer.Int64(receivedAtMs);
        if (trace != default)
        {
            PackedTrace.Write(ref writer, trace);
        }

        output.Advance(writer.Length);
    }

    /// <param name="carrier">UTF-8, at most <see cref="VehicleKey.MaxNameBytes"/>; so is <paramref name="vehicle"/>.</param>
    /// <param name="fix">A place on Earth.</param>
    public static void AppendPosition(IBufferWriter<byte> output, ReadOnlySpan<byte> carrier, ReadOnlySpan<byte> vehicle, in Fix fix)
    {
        var writer = new PackWriter(output.GetSpan(MaxPositionBytes));
        writer.Run(carrier);
        writer.Run(vehicle);
        PackedFix.Write(ref writer, fix);
        output.Advance(writer.Length);
    }

    /// <summary>The positions of an entry, in the order they were appended, without a copy or an allocation.</summary>
    /// <exception cref="InvalidDataException">The entry does not hold positions. A damaged position throws when it is reached.</exception>
    public static PackedPositions Read(ReadOnlySpan<byte> entry) => new(entry);
}
