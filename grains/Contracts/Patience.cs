namespace Dispatch;

/// <summary>
/// How long whoever asks the tower for something waits for the answer. A command that was held up for longer, in a silo that stood still, is not carried
/// out when it comes through: its caller was told to come back, did so elsewhere, and may have gone on from there. It is real time, whatever the tower's
/// clock shows, and the clocks of the nodes have to agree as far as this is to be exact.
/// </summary>
public static class Patience
{
    /// <summary>More than a store takes to say that it is away.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>When a caller gives up who begins to wait now.</summary>
    public static DateTimeOffset Ends() => TimeProvider.System.GetUtcNow() + Longest;

    /// <summary>Whether nobody waits any more for what this is the origin of.</summary>
    public static bool IsGivenUp(this Origin origin) => origin.GivenUpAt <= TimeProvider.System.GetUtcNow();
}
