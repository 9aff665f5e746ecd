using System.Net.Http.Headers;
using Dispatch.Simulation;

namespace Dispatch.Telematics;

/// <summary>How long to wait before a batch is sent again: what the tower asks for, else twice as long each time; and when to give up.</summary>
public sealed class Patience(TimeProvider clock)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <summary>A tower that is away longer than this is not merely restarting.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly long since = clock.GetTimestamp();
    private TimeSpan next = FirstDelay;

    public TimeSpan Next(string why, RetryConditionHeaderValue? retryAfter = null)
    {
        if (clock.GetElapsedTime(since) > Limit)
        {
            throw new UsageException($"Gave up after {Limit.TotalMinutes:0} minutes: {why}.");
        }

        var own = next;
        next = next * 2 < LongestDelay ? next * 2 : LongestDelay;

        var asked = retryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => own,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked < Limit ? asked : Limit;
    }
}
