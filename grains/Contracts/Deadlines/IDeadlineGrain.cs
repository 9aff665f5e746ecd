using Orleans.Concurrency;

namespace Dispatch.Deadlines;

/// <summary>Meets the deadlines of one partition, by partition number; it works by itself once it is awake.</summary>
[Alias("dispatch.deadline")]
public interface IDeadlineGrain : IGrainWithIntegerKey
{
    /// <summary>Wakes it after a start or a failure.</summary>
    /// <returns>Why it does not get on; null while it does.</returns>
    [Alias("awake"), AlwaysInterleave]
    Task<string?> Awake();
}
