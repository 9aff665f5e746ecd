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
    /// <summary>An aggregate is about to commit a fact: it is left for the reader, see <see cref="Doorstep"/>.</summary>
    public void Leave(int partition, StoreKey key, long version, Left fact)
    {
        if (StoreKeys.OnBoards.Contains(key.Kind))
        {
            doorstep.Leave(partition, key, version, fact);
        }
    }

    /// <summary>An aggregate has committed facts.</summary>
    public void RingJournal(int partition) => grains.GetGrain<IJournalGrain>(partition).Ring().Ignore();

    public void RingTracking(int partition) => grains.GetGrain<ITrackingGrain>(partition).Ring().Ignore();

    public void RingInbox(int partition) => grains.GetGrain<IInboxGrain>(partition).Ring().Ignore();
}
