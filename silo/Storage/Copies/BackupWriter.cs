using System.IO.Compression;
using System.Security.Cryptography;

namespace Dispatch.Storage.Copies;

/// <summary>
/// Writes a backup: the header, the records packed by Brotli, their number, then the SHA-256 of all before it. The file has its name only
/// when it is whole and on the disk.
/// </summary>
public static class BackupWriter
{
    private const int BufferBytes = 1 << 20;

    /// <exception cref="StoreRefusedException">There is such a file already.</exception>
    /// <exception cref="IOException">The disk is full, or fails. Nothing is left of the file.</exception>
    public static async Task Write(string path, BackupHeader header, IStoreSource source, IProgress<StoreRecord> progress, CancellationToken stop)
    {
        if (Path.Exists(path))
        {
            throw new StoreRefusedException($"{path} exists already: name a file that does not.");
        }

        var partial = $"{path}.partial";
        try
        {
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes))
            {
                await Write(file, header, source, progress, stop);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path);
        }
        catch (Exception failure)
        {
            File.Delete(partial);
            throw failure is ArgumentOutOfRangeException // what the system's "too large" has become on its way here
                ? new IOException($"{path} has become too large for its file system: name a file on another.", failure)
                : failure;
        }
    }

    private static async Task Write(FileStream file, BackupHeader header, IStoreSource source, IProgress<StoreRecord> progress, CancellationToken stop)
    {
        using var sha = SHA256.Create();
        await using (var summed = new CryptoStream(file, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            header.Write(summed);
            await using var packed = new BufferedStream(new BrotliStream(summed, CompressionLevel.Fastest, leaveOpen: true), BufferBytes);
            await using var records = new BinaryWriter(packed);
            await Write(records, source, progress, stop);
        }

        await file.WriteAsync(sha.Hash!, CancellationToken.None);
    }

    private static async Task Write(BinaryWriter records, IStoreSource source, IProgress<StoreRecord> progress, CancellationToken stop)
    {
        var count = 0L;
        await foreach (var record in source.Read(stop))
        {
            if (record is not StoreRecord.Stray)
            {
                RecordCodec.Write(records, record);
                count++;
            }

            progress.Report(record);
        }

        records.Write(RecordCodec.End);
        records.Write7BitEncodedInt64(count);
    }
}
