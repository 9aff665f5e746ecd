using Dispatch.Storage;
using Dispatch.Storage.Copies;

namespace Dispatch.Hosting;

/// <summary>The commands <c>backup</c> and <c>restore</c>.</summary>
internal static class Copying
{
    public static async Task<bool> Backup(IConfiguration settings, string file, CancellationToken stop)
    {
        var progress = new Progress("Backing up");
        await using var source = await CopiedStore.Source(settings);
        var header = BackupHeader.Of(Node.ClusterOf(settings), source.Partitions, TimeProvider.System.GetUtcNow());
        await BackupWriter.Write(file, header, source, progress, stop);
        await Console.Out.WriteLineAsync(
            $"{file}: {CopiedStore.Name(settings)} in {source.Partitions} partitions, {progress.Records:N0} records, {new FileInfo(file).Length:N0} bytes, {progress.Elapsed.TotalSeconds:0.0} s");
        return true;
    }

    public static async Task<bool> Restore(IConfiguration settings, string file, CancellationToken stop)
    {
        var progress = new Progress("Restoring");
        await using var source = await BackupFile.Open(file, stop);
        if (settings.GetValue<int?>("Dispatch:Storage:Partitions") is { } configured && configured != source.Partitions)
        {
            throw new StoreRefusedException(
                $"{file} is of a store with {source.Partitions} partitions, which cannot become {configured}: set Dispatch:Storage:Partitions to {source.Partitions}.");
        }

        await using (var target = await CopiedStore.Target(settings, source.Partitions))
        {
            await Storage.Copies.Restore.Into(target, source, progress, stop);
        }

        await Console.Out.WriteLineAsync(
            $"{CopiedStore.Name(settings)}: restored from {file}, made at {source.Header.MadeAt:u}, {progress.Records:N0} records, {progress.Elapsed.TotalSeconds:0.0} s");
        await Console.Out.WriteLineAsync($"Start the tower with Dispatch:Storage:Partitions={source.Partitions}.");
        return true;
    }
}
