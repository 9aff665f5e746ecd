using System.Collections.Immutable;
using Dispatch.Live;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Dispatch;

/// <summary>A reader of one partition of a log. It reads by itself once it is awake; the calls only wake and ask.</summary>
[Version(1)]
public interface IReaderGrain : IGrainWithIntegerKey
{
    /// <summary>There may be something new to read. Losing a ring costs 250 ms, nothing else.</summary>
    [Alias("ring"), OneWay, AlwaysInterleave]
    Task Ring();

    /// <summary>Wakes the reader after a start or a failure, and says how far it is.</summary>
    [Alias("awake"), AlwaysInterleave]
    Task<ReaderStatus> Awake();

    /// <summary>What it could not use, the oldest first; at most <see cref="IQuarantine.MaxShown"/>.</summary>
    [Alias("set-aside"), AlwaysInterleave]
    Task<ImmutableArray<SetAside>> SetAside();

    /// <inheritdoc cref="IQuarantine.Replay"/>
    [Alias("replay")]
    Task<Refusal?> Replay(long place, string by);

    /// <inheritdoc cref="IQuarantine.Discard"/>
    [Alias("discard")]
    Task<Refusal?> Discard(long place, string by);
}

/// <param name="Log">The log that it reads.</param>
/// <param name="Position">The last entry that was read and acted on.</param>
/// <param name="Quarantined">How many entries it has set aside and nobody has dealt with.</param>
/// <param name="Behind">How long ago it had nothing left to read.</param>
/// <param name="Trouble">Why it does not get on; null while it does.</param>
[GenerateSerializer, Immutable, Alias("dispatch.reader-status")]
public sealed record ReaderStatus(string Log, int Partition, long Position, long Quarantined, TimeSpan Behind, string? Trouble)
{
    /// <summary>How long the hops took that end with this reader.</summary>
    [Id(6)]
    public ImmutableArray<HopCounts> Hops { get; init; } = [];
}
