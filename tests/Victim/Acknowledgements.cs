using System.Diagnostics;
using System.Text;

namespace Dispatch.Victim;

/// <summary>Lines to whoever watches. A line is in the pipe when the call returns, so it outlives a kill of this process.</summary>
internal static class Acknowledgements
{
    private static readonly Stream Out = Console.OpenStandardOutput();
    private static readonly Lock Gate = new();
    private static readonly Process Self = Process.GetCurrentProcess();
    private static int left;

    /// <summary>Has the process kill itself (SIGKILL) right after that many lines from now: nobody else could be as quick.</summary>
    /// <param name="lines">0: never.</param>
    public static void DieAfter(int lines) => left = lines;

    /// <summary>The line ends with the moment, in milliseconds of the machine's own clock.</summary>
    public static void Say(string line)
    {
        var bytes = Encoding.UTF8.GetBytes($"{line} {Environment.TickCount64}\n");
        lock (Gate)
        {
            Out.Write(bytes);
            if (--left == 0)
            {
                Self.Kill();
            }
        }
    }
}
