using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Live;

/// <summary>
/// What a map is sent: bytes, so that a vehicle that moved costs 16 of them. <c>dashboard/wwwroot/map/frame.js</c> reads what is
/// written here, and this is where it is said. All numbers are little-endian.
/// <code>
/// header    0 u8  version of this layout: 1
///           1 u8  flags: 1 = a new picture begins; what is not in it is gone, and slots mean what it says
///           2 u16 0
///           4 u32 how many have gone
///           8 u32 how many have entered
///          12 u32 how many have changed
///          16 f64 as of: when the tower was last known complete, Unix ms
///          24 f64 now: when this was sent, Unix ms, so that a browser can tell ages with whatever clock it has
/// gone         u32 slot, for each
/// entered      a line, then u16 length and the key in UTF-8 (CARRIER/VEHICLE), for each
/// changed      a line, for each
/// line      0 u32 slot in the lower 24 bits; above them bits 0-2 the worst severity (0 none, 1 info, 2 minor, 3 major,
///                 4 critical), bit 3 moving, bit 4 heading known
///           4 i32 longitude in 1e-7 degrees
///           8 i32 latitude in 1e-7 degrees
///          12 u8  heading in 256ths of a turn, clockwise from north
///          13 u8  0
///          14 u16 age of the fix at "now" in seconds; 65535 is that or more
/// </code>
/// </summary>
public static class MapFrame
{
    public const byte Layout = 1;
    public const int HeaderBytes = 32;
    public const int LineBytes = 16;

    /// <summary>More vehicles than this cannot have slots.</summary>
    public const int MaxSlots = 1 << 24;

    private const double PerDegree = 1e7;
    private const int MovingBit = 1 << 3;
    private const int HeadingBit = 1 << 4;
    private const int MarkShift = 24;

    public static int Quantised(double degrees) => (int)Math.Round(degrees * PerDegree);

    public static double Degrees(int quantised) => quantised / PerDegree;

    /// <summary>Degrees clockwise from north in 256ths of a turn.</summary>
    public static byte Turn(double degrees) => (byte)((int)Math.Round(degrees / 360 * 256) & 0xFF);

    public static byte[] Write(MapNews news)
    {
        var output = new ArrayBufferWriter<byte>(HeaderBytes + ((news.Entered.Count * 3) + news.Changed.Count + 1) * LineBytes);
        WriteHeader(output.GetSpan(HeaderBytes), news);
        output.Advance(HeaderBytes);
        foreach (var slot in news.Gone)
        {
            BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(sizeof(int)), slot);
            output.Advance(sizeof(int));
        }

        foreach (var (slot, spot) in news.Entered)
        {
            WriteLine(output, slot, spot, news.Now);
            WriteKey(output, spot.Key);
        }

        foreach (var (slot, spot) in news.Changed)
        {
            WriteLine(output, slot, spot, news.Now);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void WriteHeader(Span<byte> to, MapNews news)
    {
        to.Clear();
        to[0] = Layout;
        to[1] = (byte)(news.Full ? 1 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], news.Gone.Count);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], news.Entered.Count);
        BinaryPrimitives.WriteInt32LittleEndian(to[12..], news.Changed.Count);
        BinaryPrimitives.WriteDoubleLittleEndian(to[16..], news.AsOf.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteDoubleLittleEndian(to[24..], news.Now.ToUnixTimeMilliseconds());
    }

    private static void WriteLine(ArrayBufferWriter<byte> output, int slot, MapSpot spot, DateTimeOffset now)
    {
        var to = output.GetSpan(LineBytes);
        var age = Math.Clamp((now.ToUnixTimeMilliseconds() - spot.At) / 1000, 0, ushort.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(to, (uint)slot | ((uint)Mark(spot) << MarkShift));
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], spot.Lon);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], spot.Lat);
        to[12] = spot.Heading ?? 0;
        to[13] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(to[14..], (ushort)age);
        output.Advance(LineBytes);
    }

    private static int Mark(MapSpot spot) =>
        (spot.Worst is { } worst ? (int)worst + 1 : 0) | (spot.IsMoving ? MovingBit : 0) | (spot.Heading is null ? 0 : HeadingBit);

    private static void WriteKey(ArrayBufferWriter<byte> output, string key)
    {
        var to = output.GetSpan(sizeof(ushort) + Encoding.UTF8.GetMaxByteCount(key.Length));
        var length = Encoding.UTF8.GetBytes(key, to[sizeof(ushort)..]);
        BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)length);
        output.Advance(sizeof(ushort) + length);
    }
}
