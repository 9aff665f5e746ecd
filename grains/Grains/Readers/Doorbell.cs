using System.Collections.Concurrent;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Tracking;

namespace Dispatch;

/// <summary>
/// Tells the reader of a partition that there is something new. One-way and lossy on purpose: a reader that hears nothing
/// looks by itself every 250 ms.
/// </summary>
public sealed class Doorbell(IGrainFactory grains, Doorstep doorstep)
{
    /// <summary>Of the readers that live in this process.</summary>
    private readonly ConcurrentDictionary<(string Reader, int Partition), Bell> bells = new();

    /// <summary>A reader lives here from now on.</summary>
    public Bell Hang(string reader, int partition) => bells[(reader, partition)] = new();

    /// <summary>It has gone.</summary>
    public void TakeDown(string reader, int partition, Bell bell) => bells.TryRemove(new((reader, partition), bell));

    /// <summary>An aggregate is about to commit a fact: it is left for the reader, see <see cref="Doorstep"/>.</summary>
    public void Leave(int partition, StoreKey key, long version, Left fact)
    {
        if (StoreKeys.OnBoards.Contains(key.Kind))
        {
            doorstep.Leave(partition, key, version, fact);
        }
    }

    /// <summary>An aggregate has committed facts.</summary>
    public void RingJournal(int partition) => Ring<IJournalGrain>(ReaderNames.Journal, partition);

    public void RingTracking(int partition) => Ring<ITrackingGrain>(ReaderNames.Tracking, partition);

    public void RingInbox(int partition) => Ring<IInboxGrain>(ReaderNames.Inbox, partition);

    private void Ring<TReader>(string reader, int partition)
        where TReader : IReaderGrain
    {
        if (!bells.TryGetValue((reader, partition), out var bell) || bell.Push())
        {
            grains.GetGrain<TReader>(partition).Ring().Ignore();
        }
    }
}
