using Dispatch.Storage;

namespace Dispatch;

/// <summary>Up to where all is done, and when that is saved: a reader that begins again does the rest once more.</summary>
public abstract partial class ReaderGrain
{
    private long saved;
    private long saveAt;

    /// <summary>Whether <see cref="ChangedRows"/> are saved with the position. They belong to all that was handled, so the position waits until that is done.</summary>
    protected virtual bool SavesRows => false;

    /// <summary>The rows that changed since the last save, to be saved with the position.</summary>
    protected virtual IReadOnlyList<ReaderRow> ChangedRows() => [];

    /// <summary>The changed rows are saved; the log may be forgotten up to a position, where the reader is its only one.</summary>
    protected virtual Task Saved(long position) => Task.CompletedTask;

    /// <summary>How often the position is saved: what is done again after a crash.</summary>
    protected virtual TimeSpan SaveEvery => TimeSpan.FromSeconds(1);

    /// <returns>False where somebody else has the partition now.</returns>
    private async Task<bool> SaveInTime()
    {
        if (!IsTimeToSave())
        {
            return true;
        }

        if (SavesRows)
        {
            await effects.Settle();
        }

        return await Save();
    }

    /// <summary>With rows once nothing is under way, as reading rests until then; where that does not come by itself, twice as long after its turn.</summary>
    private bool IsTimeToSave()
    {
        var late = Clock.GetTimestamp() - saveAt;
        return late >= 0 && (!SavesRows || effects.Oldest is null || late >= Ticks(2 * SaveEvery));
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Clock.TimestampFrequency);

    /// <returns>False where somebody else has the partition now.</returns>
    private async Task<bool> Save()
    {
        saveAt = NextSave();
        var rows = ChangedRows();
        var done = Settled;
        if (done == saved && rows.Count == 0)
        {
            return true;
        }

        if (!await Own(store.SaveReader(reader, Partition, epoch, done, rows)))
        {
            Deposed(logger, reader, Partition);
            DeactivateOnIdle();
            return false;
        }

        saved = done;
        await Saved(saved);
        return true;
    }

    private long NextSave() => Rota.Next(Clock.GetTimestamp(), Ticks(SaveEvery), Partition, store.Partitions);
}
