using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Tracking;

/// <summary>Reads the log's primitives one after the other; never past the end, never silently.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> entry)
{
    private readonly ReadOnlySpan<byte> entry = entry;

    public int Position { get; private set; }

    /// <summary>Of the entry's form; known once its header was read.</summary>
    public byte Version { get; private set; }

    public readonly bool IsAtEnd => Position == entry.Length;

    public static InvalidDataException Damaged(string what) => new($"An entry of the telematics log is damaged: {what}.");

    public TelematicsKind Header()
    {
        var kind = (TelematicsKind)Byte();
        if (kind is not (TelematicsKind.Positions or TelematicsKind.Watch or TelematicsKind.Unwatch))
        {
            throw Damaged($"it is of the unknown kind {(byte)kind}");
        }

        Version = Byte();
        return Version is TelematicsPack.Version || (Version is TelematicsPack.TracedVersion && kind is TelematicsKind.Positions)
            ? kind
            : throw new InvalidDataException($"An entry of the telematics log is of version {Version}; this program reads {TelematicsPack.Version} and, of positions, {TelematicsPack.TracedVersion}.");
    }

    public void Expect(TelematicsKind expected)
    {
        if (Header() is var kind && kind != expected)
        {
            throw new InvalidDataException($"An entry of the telematics log holds {kind}, not {expected}.");
        }
    }

    public readonly void ExpectEnd()
    {
        if (!IsAtEnd)
        {
            throw Damaged($"{entry.Length - Position} bytes follow its end");
        }
    }

    public byte Byte() => Next(sizeof(byte))[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));

    /// <summary>A measure; absent ones are not written, so it is a number.</summary>
    public float Finite() =>
        BinaryPrimitives.ReadSingleLittleEndian(Next(sizeof(float))) is var value && float.IsFinite(value)
            ? value
            : throw Damaged("a measure that is not a number");

    public ReadOnlySpan<byte> Bytes(int count) => Next(count);

    /// <summary>A length byte and as many bytes.</summary>
    public ReadOnlySpan<byte> Run() => Next(Byte());

    /// <summary>A run of UTF-8.</summary>
    public string Text() => Encoding.UTF8.GetString(Run());

    public readonly ReadOnlySpan<byte> Since(int from) => entry[from..Position];

    private ReadOnlySpan<byte> Next(int bytes)
    {
        if (bytes > entry.Length - Position)
        {
            throw Damaged("it ends too early");
        }

        var next = entry.Slice(Position, bytes);
        Position += bytes;
        return next;
    }
}
