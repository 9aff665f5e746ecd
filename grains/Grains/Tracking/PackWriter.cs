using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Tracking;

/// <summary>Writes the log's primitives one after the other into a span that is large enough.</summary>
internal ref struct PackWriter(Span<byte> target)
{
    private readonly Span<byte> target = target;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => target[..Length];

    public void Header(TelematicsKind kind, byte version = TelematicsPack.Version)
    {
        Byte((byte)kind);
        Byte(version);
    }

    public void Byte(byte value) => target[Length++] = value;

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Next(sizeof(ushort)), value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), value);

    public void Single(float value) => BinaryPrimitives.WriteSingleLittleEndian(Next(sizeof(float)), value);

    public void Bytes(scoped ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

    /// <summary>A length byte and as many bytes.</summary>
    public void Run(ReadOnlySpan<byte> bytes)
    {
        Byte(checked((byte)bytes.Length));
        Bytes(bytes);
    }

    /// <summary>A run of UTF-8.</summary>
    public void Text(string text)
    {
        Byte(checked((byte)Encoding.UTF8.GetByteCount(text)));
        Length += Encoding.UTF8.GetBytes(text, target[Length..]);
    }

    private Span<byte> Next(int bytes)
    {
        var next = target.Slice(Length, bytes);
        Length += bytes;
        return next;
    }
}
