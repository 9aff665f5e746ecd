using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Dispatch.Storage.Copies;

/// <summary>A backup, read back. It is summed before anything of it is believed.</summary>
public sealed class BackupFile : IStoreSource
{
    private const int BufferBytes = 1 << 20;

    private readonly FileStream file;

    private BackupFile(FileStream file, BackupHeader header)
    {
        this.file = file;
        Header = header;
    }

    public BackupHeader Header { get; }

    public int Partitions => Header.Partitions;

    /// <exception cref="StoreRefusedException">It is not there, no backup, of a newer version, or not as it was written.</exception>
    public static async Task<BackupFile> Open(string path, CancellationToken stop)
    {
        if (!File.Exists(path))
        {
            throw new StoreRefusedException($"There is no file {path}.");
        }

        var opened = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        try
        {
            var header = BackupHeader.Read(opened, path);
            var records = opened.Position;
            if (!await IsWhole(opened, stop))
            {
                throw new StoreRefusedException($"{path} is cut short or has been altered since it was written: take another copy of it, or another backup.");
            }

            opened.Position = records;
            return new(opened, header);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async IAsyncEnumerable<StoreRecord> Read([EnumeratorCancellation] CancellationToken stop)
    {
        await using var packed = new BufferedStream(new BrotliStream(file, CompressionMode.Decompress, leaveOpen: true), BufferBytes);
        using var records = new BinaryReader(packed);
        var count = 0L;
        for (var kind = records.ReadByte(); kind != RecordCodec.End; kind = records.ReadByte())
        {
            stop.ThrowIfCancellationRequested();
            yield return RecordCodec.Read(records, kind);
            count++;
        }

        if (records.Read7BitEncodedInt64() != count)
        {
            throw new InvalidDataException($"{file.Name} was written with another number of records than it has.");
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static async Task<bool> IsWhole(FileStream file, CancellationToken stop)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        file.Position = 0;
        for (var left = file.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), stop);
            sha.AppendData(buffer, 0, read);
            left -= read;
        }

        var said = new byte[SHA256.HashSizeInBytes];
        return await file.ReadAtLeastAsync(said, said.Length, throwOnEndOfStream: false, stop) == said.Length && sha.GetHashAndReset().AsSpan().SequenceEqual(said);
    }
}
