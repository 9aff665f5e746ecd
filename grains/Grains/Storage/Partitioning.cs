using System.Text;

namespace Dispatch.Storage;

/// <summary>Which partition a key belongs to: FNV-1a over its UTF-8 bytes. Part of the stored form: changing it loses every store.</summary>
public static class Partitioning
{
    private const int StackBytes = 512;

    public static int Of(string key, int partitions)
    {
        Span<byte> bytes = stackalloc byte[StackBytes];
        return Encoding.UTF8.TryGetBytes(key, bytes, out var written)
            ? Of(bytes[..written], partitions)
            : Of(Encoding.UTF8.GetBytes(key), partitions);
    }

    public static int Of(ReadOnlySpan<byte> key, int partitions)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in key)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        // FNV's low bits are weak for short keys: fold the high half in.
        return (int)((uint)(hash ^ (hash >> 32)) % (uint)partitions);
    }
}
