using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench.Memory;

/// <summary>What a process holds when it has come to rest; what the collector has not given back by then counts.</summary>
public static class Settled
{
    private const long StillBytes = 1 << 20;
    private static readonly TimeSpan StillFor = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <returns>Resident bytes, once they have been the same for a while.</returns>
    public static async Task<long> Resident(ChildProcess process)
    {
        var (seen, since) = (process.Resident, Stopwatch.GetTimestamp());
        await Eventually.Try(Deadline, () =>
        {
            var now = process.Resident;
            if (Math.Abs(now - seen) > StillBytes)
            {
                (seen, since) = (now, Stopwatch.GetTimestamp());
            }

            return Task.FromResult(Stopwatch.GetElapsedTime(since) > StillFor);
        });
        return process.Resident;
    }
}
