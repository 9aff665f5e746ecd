using System.Globalization;

namespace Dispatch.Bench.Memory;

/// <summary>
/// The pauses of a tower's garbage collector, as that process itself counts them: this assembly is loaded into it as a startup hook, which
/// writes down by how much the total has grown in each hundredth of a second. So a pause is never told shorter than it was.
/// </summary>
public sealed class GcPauses : IDisposable
{
    private const string FileSetting = "DISPATCH_BENCH_GC_PAUSES";

    private const string CollectSuffix = ".collect";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dispatch-bench-");

    /// <summary>Of a process that is to be watched.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(GcPauses).Assembly.Location,
        [FileSetting] = Path,
    };

    private string Path => System.IO.Path.Combine(folder.FullName, "pauses");

    /// <param name="process">That was started with the <see cref="Settings"/>; others may have been as well.</param>
    public TimeSpan Longest(int process)
    {
        using var file = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Split('\n')[..^1]
            .Select(line => line.Split(' '))
            .Where(line => Number(line[0]) == process)
            .Max(line => TimeSpan.FromTicks(Number(line[1])));
    }

    /// <summary>Has the garbage of the watched process collected, which an idle one leaves for later.</summary>
    public void Collect()
    {
        File.WriteAllText($"{Path}{CollectSuffix}", "");
        SpinWait.SpinUntil(() => !File.Exists($"{Path}{CollectSuffix}"), TimeSpan.FromMinutes(1));
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Begins to write them down, in the process that this is, where it was told to.</summary>
    internal static void Watch()
    {
        if (Environment.GetEnvironmentVariable(FileSetting) is { } path)
        {
            // A thread of its own: where the pool is busy it would come late, and take two pauses for one.
            new Thread(() => Write(path)) { IsBackground = true }.Start();
        }
    }

    private static void Write(string path)
    {
        using var file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        using var never = new ManualResetEventSlim();
        for (var total = GC.GetTotalPauseDuration(); !never.Wait(TimeSpan.FromMilliseconds(10));)
        {
            if (File.Exists($"{path}{CollectSuffix}"))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                total = GC.GetTotalPauseDuration(); // this one is the bench's
                File.Delete($"{path}{CollectSuffix}");
            }

            if (GC.GetTotalPauseDuration() - total is { Ticks: > 0 } pause)
            {
                total += pause;
                file.Write(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {pause.Ticks}\n"));
            }
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
