using Dispatch.Storage.Copies;

namespace Dispatch.Hosting;

/// <summary>The command <c>verify</c>.</summary>
internal static class Verifying
{
    /// <summary>Beyond it differences are only counted: so many have one cause.</summary>
    private const int MaxShown = 200;

    public static async Task<bool> Store(IConfiguration settings, CancellationToken stop)
    {
        await using var source = await CopiedStore.Source(settings);
        return await Verify(source, CopiedStore.Name(settings), stop);
    }

    public static async Task<bool> Backup(string file, CancellationToken stop)
    {
        await using var source = await BackupFile.Open(file, stop);
        return await Verify(source, $"{file}, made at {source.Header.MadeAt:u} of the cluster {source.Header.Cluster} by Dispatch {source.Header.Version}", stop);
    }

    private static async Task<bool> Verify(IStoreSource source, string name, CancellationToken stop)
    {
        var shown = 0;
        var progress = new Progress("Verifying");
        var found = await Verification.Of(source, Show, TimeProvider.System.GetUtcNow(), progress, stop);

        await Console.Out.WriteLineAsync(
            $"{name}: {source.Partitions} partitions, {found.Aggregates:N0} aggregates, {found.Facts:N0} facts, {found.Deadlines:N0} deadlines, "
            + $"{found.Entries:N0} log entries, {found.Readers:N0} readers with {found.Rows:N0} rows, {progress.Elapsed.TotalSeconds:0.0} s");
        if (found.Unfolded.Count > 0)
        {
            await Console.Out.WriteLineAsync($"Not made of facts, so only counted: {string.Join(", ", found.Unfolded.Select(kind => $"{kind.Value:N0} of {kind.Key}"))}");
        }

        await Console.Out.WriteLineAsync(found.Differences == 0 ? "Nothing differs." : $"{found.Differences:N0} differences.");
        return found.Differences == 0;

        void Show(string difference)
        {
            if (shown++ < MaxShown)
            {
                Console.Out.WriteLine(difference);
            }
        }
    }
}
