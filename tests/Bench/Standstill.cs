using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>Waits for what a tower has still to do, but not for what it will never do: where it has done nothing more for a while, that is all.</summary>
/// <param name="hop">That counts what it does.</param>
public sealed class Standstill(TowerApi api, Func<SloBody, LatencyBody> hop)
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private long movedAt = Stopwatch.GetTimestamp();
    private long askedAt;
    private long count;

    /// <summary>Many may wait at once, each for something else.</summary>
    /// <returns>False where it did not come to hold.</returns>
    public async Task<bool> Or(Func<Task<bool>> holds)
    {
        var held = false;
        await Eventually.Try(TimeSpan.MaxValue, async () => (held = await holds()) || await IsReached());
        return held;
    }

    private async Task<bool> IsReached()
    {
        if (IsToBeAsked() && await api.Slo() is { } slo)
        {
            Told(hop(slo).Count);
        }

        return Stopwatch.GetElapsedTime(Interlocked.Read(ref movedAt)) > Enough;
    }

    private bool IsToBeAsked()
    {
        lock (turn)
        {
            var isDue = Stopwatch.GetElapsedTime(askedAt) > AskEvery;
            askedAt = isDue ? Stopwatch.GetTimestamp() : askedAt;
            return isDue;
        }
    }

    /// <summary>The tower counts over five minutes: less than before is no movement.</summary>
    private void Told(long now)
    {
        if (now > Interlocked.Exchange(ref count, now))
        {
            Interlocked.Exchange(ref movedAt, Stopwatch.GetTimestamp());
        }
    }
}
