using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch;

/// <summary>What is said in an entry of the quarantine log: the length of the note in four bytes, the note as JSON, and for what was set aside its bytes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SetAside), "setAside")]
[JsonDerivedType(typeof(DealtWith), "dealtWith")]
internal abstract record QuarantineNote(string Log, DateTimeOffset At)
{
    private const int MaxWhyLength = 500;
    private const int LengthBytes = sizeof(int);

    /// <param name="Position">Where it stood in its log.</param>
    public sealed record SetAside(string Log, DateTimeOffset At, long Position, string Why) : QuarantineNote(Log, At);

    /// <param name="Place">Where what was set aside stands in the quarantine.</param>
    /// <param name="How"><c>replayed</c> or <c>discarded</c>.</param>
    public sealed record DealtWith(string Log, DateTimeOffset At, long Place, string By, string How) : QuarantineNote(Log, At);

    public static SetAside Of(string log, DateTimeOffset at, long position, string why) =>
        new(log, at, position, why.Length > MaxWhyLength ? $"{why.AsSpan(0, MaxWhyLength)}…" : why);

    public byte[] Write(ReadOnlySpan<byte> entry)
    {
        var note = JsonSerializer.SerializeToUtf8Bytes(this, QuarantineJson.Default.QuarantineNote);
        var bytes = new byte[LengthBytes + note.Length + entry.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, note.Length);
        note.CopyTo(bytes, LengthBytes);
        entry.CopyTo(bytes.AsSpan(LengthBytes + note.Length));
        return bytes;
    }

    /// <param name="noteBytes">Where the entry begins that was set aside.</param>
    public static QuarantineNote Read(ReadOnlySpan<byte> stored, out int noteBytes)
    {
        noteBytes = LengthBytes + BinaryPrimitives.ReadInt32LittleEndian(stored);
        return JsonSerializer.Deserialize(stored[LengthBytes..noteBytes], QuarantineJson.Default.QuarantineNote)!;
    }
}

/// <summary>The stored form of the quarantine log.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(QuarantineNote))]
internal sealed partial class QuarantineJson : JsonSerializerContext;
