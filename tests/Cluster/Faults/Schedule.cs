using System.Diagnostics;

namespace Dispatch.Faults;

/// <summary>
/// Work that falls due by the clock, whether or not the tower takes it: what is held up goes together and in its order as soon as it is taken, as
/// gateways of carriers do it. So the load does not sink while something is broken.
/// </summary>
internal sealed class Schedule
{
    private readonly long began = Stopwatch.GetTimestamp();
    private long endedAt = long.MaxValue;
    private long longestWait;

    /// <summary>How late the latest piece was acknowledged.</summary>
    public TimeSpan LongestWait => TimeSpan.FromTicks(Interlocked.Read(ref longestWait));

    /// <summary>Nothing falls due any more.</summary>
    public void End() => Volatile.Write(ref endedAt, Stopwatch.GetTimestamp());

    /// <summary>Returns when all that fell due before the end is done.</summary>
    /// <param name="most">Pieces that go together.</param>
    /// <param name="send">Is given the first piece, and how many; they count from 0.</param>
    public async Task Keep(TimeSpan every, int most, Func<int, int, Task> send)
    {
        using var timer = new PeriodicTimer(every);
        var offset = Stopwatch.GetElapsedTime(began);
        var done = 0;
        while (true)
        {
            var due = (int)((Elapsed - offset) / every) + 1 - done;
            if (due <= 0)
            {
                if (Volatile.Read(ref endedAt) != long.MaxValue)
                {
                    return;
                }

                await timer.WaitForNextTickAsync();
                continue;
            }

            var count = Math.Min(due, most);
            await send(done, count);
            Waited(Stopwatch.GetElapsedTime(began) - offset - (done * every));
            done += count;
        }
    }

    /// <summary>Until now, or the end.</summary>
    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(began, Math.Min(Stopwatch.GetTimestamp(), Volatile.Read(ref endedAt)));

    private void Waited(TimeSpan wait)
    {
        for (var known = Interlocked.Read(ref longestWait); wait.Ticks > known; known = Interlocked.Read(ref longestWait))
        {
            Interlocked.CompareExchange(ref longestWait, wait.Ticks, known);
        }
    }
}
