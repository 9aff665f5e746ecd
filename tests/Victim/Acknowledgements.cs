using System.Text;

namespace Dispatch.Victim;

/// <summary>Lines to whoever watches. A line is in the pipe when the call returns, so it outlives a kill of this process.</summary>
internal static class Acknowledgements
{
    private static readonly Stream Out = Console.OpenStandardOutput();
    private static readonly Lock Gate = new();

    public static void Say(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (Gate)
        {
            Out.Write(bytes);
        }
    }
}
