using System.Collections.Immutable;

namespace Dispatch;

/// <summary>An entry that a reader could not use. It is kept until a person has it tried again, or lets it go.</summary>
/// <param name="Log">The log it stood in.</param>
/// <param name="Place">Where it stands in its partition's quarantine: with log and partition, its name.</param>
/// <param name="Position">Where it stood in the log.</param>
/// <param name="Why">What went wrong, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("dispatch.set-aside")]
public sealed record SetAside(string Log, int Partition, long Place, long Position, DateTimeOffset At, string Why);

/// <summary>What every reader has set aside, all partitions together.</summary>
public interface IQuarantine
{
    /// <summary>The oldest first; of each reader no more than <see cref="MaxShown"/>.</summary>
    Task<ImmutableArray<SetAside>> List();

    /// <summary>Lets the reader act on it once more, as if it had just read it; what it has done already it does not do again.</summary>
    /// <returns>Null when it was acted on and is out of the quarantine; else why not.</returns>
    Task<Refusal?> Replay(string log, int partition, long place, string by);

    /// <summary>Lets it go for good.</summary>
    Task<Refusal?> Discard(string log, int partition, long place, string by);

    /// <summary>How many of one reader are shown.</summary>
    const int MaxShown = 100;
}
