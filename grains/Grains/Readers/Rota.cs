namespace Dispatch;

/// <summary>
/// When it is a partition's turn to save. Each has a moment of its own within the interval, which a standstill does not change: where all saved at
/// once, whoever waited for an answer waited for all of them.
/// </summary>
public static class Rota
{
    /// <returns>The partition's next moment after <paramref name="now"/>, at most <paramref name="every"/> later.</returns>
    public static long Next(long now, long every, int partition, int partitions)
    {
        var since = (now - (every * partition / partitions)) % every;
        return now + every - (since < 0 ? since + every : since);
    }
}
