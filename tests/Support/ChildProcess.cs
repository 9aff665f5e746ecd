using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dispatch.Support;

/// <summary>A program run as a process of its own: its last lines are kept, and it does not outlive its parent.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int LinesKept = 10_000;
    private static readonly TimeSpan ExitDeadline = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private ChildProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        AppDomain.CurrentDomain.ProcessExit += KillWithParent;
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Of a process that has exited.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>What it last wrote, for messages of failures.</summary>
    public string Output => string.Join(Environment.NewLine, lines);

    /// <summary>Processor time it has used so far, all threads together.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in bytes.</summary>
    public long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <param name="dll">A built program; it runs in its own folder.</param>
    public static ChildProcess Start(string dll, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        if (!File.Exists(dll))
        {
            throw new FileNotFoundException($"{dll} is not built.", dll);
        }

        return Start("dotnet", ["exec", dll, .. arguments], environment, Path.GetDirectoryName(dll)!);
    }

    /// <param name="program">A path, or a name that the system knows.</param>
    public static ChildProcess Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(start);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code; <see cref="Output"/> is whole then.</returns>
    public async Task<int> Exited(TimeSpan deadline)
    {
        using var late = new CancellationTokenSource(deadline);
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: it gets no chance to tidy up.</summary>
    public async Task Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        using var deadline = new CancellationTokenSource(ExitDeadline);
        await process.WaitForExitAsync(deadline.Token);
    }

    /// <summary>SIGSTOP: it stands still, with all its connections open, until <see cref="Thaw"/>.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>SIGTERM: it may tidy up and end by itself.</summary>
    public void Terminate() => Signal("TERM");

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillWithParent;
        await Kill();
        process.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (lines.Count > LinesKept)
        {
            lines.TryDequeue(out _);
        }
    }

    private void KillWithParent(object? sender, EventArgs exit)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
