using System.Collections.Immutable;
using Dispatch.Live;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Dispatch.Deadlines;

/// <summary>Meets the deadlines of one partition, by partition number; it works by itself once it is awake.</summary>
[Alias("dispatch.deadline"), Version(1)]
public interface IDeadlineGrain : IGrainWithIntegerKey
{
    /// <summary>Wakes it after a start or a failure, and says how it is doing.</summary>
    [Alias("awake"), AlwaysInterleave]
    Task<DeadlineStatus> Awake();
}

/// <param name="Trouble">Why it does not get on; null while it does.</param>
/// <param name="Hops">How late deadlines were met.</param>
[GenerateSerializer, Immutable, Alias("dispatch.deadline-status")]
public sealed record DeadlineStatus(int Partition, string? Trouble, ImmutableArray<HopCounts> Hops);
