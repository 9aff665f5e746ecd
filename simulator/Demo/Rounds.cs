namespace Dispatch.Simulation;

/// <summary>Somebody who looks round every so often, by the demo's clock.</summary>
internal sealed class Rounds(TimeProvider clock, TimeSpan every)
{
    private DateTimeOffset last;

    /// <returns>When the round begins; null where it is not time yet.</returns>
    public DateTimeOffset? Begin()
    {
        var now = clock.GetUtcNow();
        if (now - last < every)
        {
            return null;
        }

        last = now;
        return now;
    }
}
