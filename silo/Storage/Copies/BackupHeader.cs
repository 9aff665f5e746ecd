using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Storage.Copies;

/// <summary>What a backup says of itself, before anything that is packed.</summary>
/// <param name="Format">Of the file; a reader refuses one that it does not know.</param>
/// <param name="Cluster">The id of the cluster that it was taken from.</param>
/// <param name="Partitions">Of the store; it can only be restored into a store of as many.</param>
/// <param name="Version">Of the Dispatch that wrote it.</param>
public sealed record BackupHeader(int Format, string Cluster, int Partitions, DateTimeOffset MadeAt, string Version)
{
    /// <summary>The one that this version writes, and the newest that it reads.</summary>
    public const int NewestFormat = 1;

    private const int MaxBytes = 4096;

    private static ReadOnlySpan<byte> Magic => "dispatch-backup\n"u8;

    public static BackupHeader Of(string cluster, int partitions, DateTimeOffset madeAt) => new(
        NewestFormat, cluster, partitions, madeAt, typeof(BackupHeader).Assembly.GetName().Version?.ToString(3) ?? "unknown");

    /// <summary>A line that names the kind of file, then a line of JSON: <c>head -2</c> shows both.</summary>
    public void Write(Stream file)
    {
        file.Write(Magic);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupHeader));
        file.WriteByte((byte)'\n');
    }

    /// <param name="file">Stands at its beginning; stands after the header then.</param>
    /// <param name="name">For the message.</param>
    /// <exception cref="StoreRefusedException">It is no backup, or one of a newer version.</exception>
    public static BackupHeader Read(Stream file, string name)
    {
        Span<byte> magic = stackalloc byte[Magic.Length];
        var isBackup = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual(Magic);
        var header = isBackup ? Parse(Line(file)) : null;
        return header switch
        {
            null => throw new StoreRefusedException($"{name} is not a backup of Dispatch: name a file that its command backup has written."),
            { Format: > NewestFormat } => throw new StoreRefusedException(
                $"{name} was written by Dispatch {header.Version} in format {header.Format}; this version reads up to {NewestFormat}: use that version or a later one."),
            _ => header,
        };
    }

    private static byte[] Line(Stream file)
    {
        var line = new List<byte>();
        for (var next = file.ReadByte(); next >= 0 && next != '\n' && line.Count < MaxBytes; next = file.ReadByte())
        {
            line.Add((byte)next);
        }

        return [.. line];
    }

    private static BackupHeader? Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, BackupJson.Default.BackupHeader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BackupHeader))]
internal sealed partial class BackupJson : JsonSerializerContext;
