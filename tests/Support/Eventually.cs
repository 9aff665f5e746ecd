using System.Diagnostics;

namespace Dispatch.Support;

/// <summary>The one place where a test waits for another process, which can give no signal: it asks often, until a deadline.</summary>
public static class Eventually
{
    /// <summary>What a real tower gets for whatever it has to do: so long that only what never comes is later, however slow the machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(25);

    public static Task Until(string what, Func<Task<bool>> holds) => Until(what, Patience, holds);

    public static async Task Until(string what, TimeSpan deadline, Func<Task<bool>> holds)
    {
        if (!await Try(deadline, holds))
        {
            throw new TimeoutException($"Not within {deadline.TotalSeconds:0} s: {what}.");
        }
    }

    public static Task<bool> Try(Func<Task<bool>> holds) => Try(Patience, holds);

    /// <returns>False where it did not come to hold; for callers that can say better what is wrong.</returns>
    public static async Task<bool> Try(TimeSpan deadline, Func<Task<bool>> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(started) > deadline)
            {
                return false;
            }

            await Task.Delay(AskEvery);
        }

        return true;
    }

    /// <summary>For what is a length of time by itself: a fault that lasts, or a caller who was told to come back later.</summary>
    public static Task HasPassed(TimeSpan length) => Task.Delay(length);
}
