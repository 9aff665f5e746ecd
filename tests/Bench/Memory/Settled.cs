using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench.Memory;

/// <summary>A process that has come to rest.</summary>
public static class Settled
{
    private const long StillBytes = 1 << 20;
    private static readonly TimeSpan StillFor = TimeSpan.FromSeconds(8);
    private const double IdleCores = 0.25;
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <returns>Resident bytes, once they have been the same for a while; what the collector has not given back by then counts.</returns>
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

    /// <summary>Returns once a tower has hardly anything left to do: what follows from what it was told is done.</summary>
    /// <returns>False where it went on for two minutes.</returns>
    public static Task<bool> Idle(Stand stand)
    {
        var (used, since) = (stand.Cpu, Stopwatch.GetTimestamp());
        return Eventually.Try(Deadline, () =>
        {
            var took = Stopwatch.GetElapsedTime(since);
            if (took < IdleFor)
            {
                return Task.FromResult(false);
            }

            var cores = (stand.Cpu - used) / took;
            (used, since) = (stand.Cpu, Stopwatch.GetTimestamp());
            return Task.FromResult(cores < IdleCores);
        });
    }
}
