namespace Dispatch.Storage;

/// <summary>What an acknowledged write survives. Either loses nothing when only the tower's process dies.</summary>
public enum Durability
{
    /// <summary>Loss of power too: every group of writes is flushed to the disk before it is acknowledged.</summary>
    Power,

    /// <summary>
    /// Loss of power may take the last writes (SQLite: those since the last checkpoint of the write-ahead log; Redis: those of the last two
    /// seconds, also when Redis itself is killed); nothing is ever half there.
    /// </summary>
    Fast,
}
