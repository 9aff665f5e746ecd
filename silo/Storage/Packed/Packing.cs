using System.Buffers;
using System.Reflection;
using ZstdSharp;

namespace Dispatch.Storage.Packed;

/// <summary>
/// States and facts in fewer bytes: Zstandard (RFC 8878) with a dictionary of what the tower writes again and again, which is what makes
/// texts of some hundred bytes small. A packed text is one frame, which begins as no JSON does; one that was stored plain is read as well.
/// </summary>
/// <remarks>
/// A frame says by number which dictionary it needs, so the dictionary never changes: a better one would stand beside it. By hand,
/// <c>zstd -d -D stored.dictionary</c> reads a frame.
/// </remarks>
internal static class Packing
{
    /// <summary>Higher ones gain hardly a byte where there is a dictionary, the fast ones below it lose a sixth.</summary>
    private const int Level = 1;

    private static readonly byte[] Dictionary = ReadDictionary();

    // They keep tables of their own from one text to the next, and serve one at a time.
    [ThreadStatic]
    private static Compressor? packer;

    [ThreadStatic]
    private static Decompressor? unpacker;

    private static ReadOnlySpan<byte> FrameStart => [0x28, 0xB5, 0x2F, 0xFD];

    /// <returns>The text as it is where packing gains nothing.</returns>
    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> text)
    {
        packer ??= NewPacker();
        var room = ArrayPool<byte>.Shared.Rent(Compressor.GetCompressBound(text.Length));
        var packed = room.AsSpan(0, packer.Wrap(text.Span, room));
        var stored = packed.Length < text.Length || IsPacked(text) ? packed.ToArray() : text;
        ArrayPool<byte>.Shared.Return(room);
        return stored;
    }

    /// <returns>The text; the bytes as they are where they are none of a packed text, or of a damaged one: whoever reads them finds that they say nothing.</returns>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> stored)
    {
        if (!IsPacked(stored))
        {
            return stored;
        }

        try
        {
            unpacker ??= NewUnpacker();
            var size = Decompressor.GetDecompressedSize(stored.Span);
            if (size > StoreLimits.MaxEntryBytes)
            {
                return stored;
            }

            var text = new byte[size];
            return text.AsMemory(0, unpacker.Unwrap(stored.Span, text));
        }
        catch (ZstdException)
        {
            return stored;
        }
    }

    private static bool IsPacked(ReadOnlyMemory<byte> stored) => stored.Span.StartsWith(FrameStart);

    private static Compressor NewPacker()
    {
        var made = new Compressor(Level);
        made.LoadDictionary(Dictionary);
        return made;
    }

    private static Decompressor NewUnpacker()
    {
        var made = new Decompressor();
        made.LoadDictionary(Dictionary);
        return made;
    }

    private static byte[] ReadDictionary()
    {
        using var stored = Assembly.GetExecutingAssembly().GetManifestResourceStream("stored.dictionary")!;
        var dictionary = new byte[stored.Length];
        stored.ReadExactly(dictionary);
        return dictionary;
    }
}
