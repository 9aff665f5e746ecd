using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Live;

/// <summary>Reads a frame from its description at <see cref="MapFrame"/>, as the browser does.</summary>
public sealed record FrameReader(bool Full, IReadOnlyList<int> Gone, IReadOnlyList<FrameLine> Entered, IReadOnlyList<FrameLine> Changed, double AsOf, double Now)
{
    public static FrameReader Of(byte[] bytes)
    {
        var at = bytes.AsSpan();
        Assert(at[0] == 1, "layout");
        var (gone, entered, changed) = (Int(at, 4), Int(at, 8), Int(at, 12));
        var offset = 32;
        var slots = new List<int>();
        for (var index = 0; index < gone; index++, offset += 4)
        {
            slots.Add(Int(at, offset));
        }

        var frame = new FrameReader(
            (at[1] & 1) != 0,
            slots,
            Lines(at, ref offset, entered, named: true),
            Lines(at, ref offset, changed, named: false),
            BinaryPrimitives.ReadDoubleLittleEndian(at[16..]),
            BinaryPrimitives.ReadDoubleLittleEndian(at[24..]));
        Assert(offset == bytes.Length, "length");
        return frame;
    }

    private static List<FrameLine> Lines(ReadOnlySpan<byte> at, ref int offset, int count, bool named)
    {
        var lines = new List<FrameLine>();
        for (var index = 0; index < count; index++, offset += 16)
        {
            var line = at[offset..];
            var key = "";
            if (named)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(line[16..]);
                key = Encoding.UTF8.GetString(line.Slice(18, length));
                offset += 2 + length;
            }

            var mark = line[3];
            lines.Add(new(
                line[0] | (line[1] << 8) | (line[2] << 16),
                key,
                Int(line, 4) / 1e7,
                Int(line, 8) / 1e7,
                (mark & 16) == 0 ? null : line[12] * 360 / 256.0,
                mark & 7,
                (mark & 8) != 0,
                BinaryPrimitives.ReadUInt16LittleEndian(line[14..])));
        }

        return lines;
    }

    private static int Int(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadInt32LittleEndian(at[offset..]);

    private static void Assert(bool holds, string what) => _ = holds ? 0 : throw new InvalidDataException($"The frame's {what} is wrong.");
}

/// <param name="Severity">0 none to 4 critical.</param>
public sealed record FrameLine(int Slot, string Key, double Lon, double Lat, double? Heading, int Severity, bool Moving, int AgeSeconds);
