using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Storage;

/// <summary>A process of its own that opens a store (tests/Victim), and tells line by line what was acknowledged to it.</summary>
internal sealed class VictimProcess : IDisposable
{
    private readonly Process process;

    private VictimProcess(Process process) => this.process = process;

    public static VictimProcess Start(params string[] arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var victim = Path.Combine(AppContext.BaseDirectory, "Dispatch.Victim.dll");
        return new(Process.Start(new ProcessStartInfo(dotnet, ["exec", victim, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <summary>It has opened its store.</summary>
    public async Task IsOpen() => Assert.StartsWith("open ", await NextLine(), StringComparison.Ordinal);

    /// <summary>Null when the process has ended and all its lines are read.</summary>
    public async Task<string?> NextLine() => await process.StandardOutput.ReadLineAsync().WaitAsync(Eventually.Patience);

    /// <summary>SIGKILL: no handler, no flush, no finally.</summary>
    public async Task Kill()
    {
        process.Kill();
        await Ended();
    }

    /// <summary>Only then has the system taken its locks back; its lines may end before.</summary>
    public async Task Ended() => await process.WaitForExitAsync().WaitAsync(Eventually.Patience);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
