using System.Collections.Immutable;

namespace Dispatch.Tracking;

/// <summary>
/// The stops watched on one vehicle, in order of shipment (as they came) and stop. Two stops of a shipment at the same place
/// share its visits: the later one waits until the earlier one has departed.
/// </summary>
internal sealed class Watches
{
    private Watch[] all = [];

    public int Count => all.Length;

    public ReadOnlySpan<Watch> All => all;

    public ImmutableArray<ShipmentId> Shipments { get; private set; } = [];

    /// <summary>Whether the stop is watched already, or the shipment is under a newer assignment.</summary>
    public bool Knows(StopToWatch stop) => Array.Exists(
        all, watch => watch.Shipment == stop.Shipment && (watch.Stop == stop.Stop || watch.Assignment > stop.Assignment));

    public void Add(Watch added)
    {
        var index = Array.FindLastIndex(all, watch => watch.Shipment == added.Shipment && watch.Stop < added.Stop) + 1;
        if (index == 0)
            index = Array.FindIndex(all, watch => watch.Shipment == added.Shipment);

        all = index < 0 ? [.. all, added] : [.. all[..index], added, .. all[index..]];
        Link();
    }

    /// <summary>Puts back what was written, in the same order.</summary>
    public void Restore(IEnumerable<Watch> watches)
    {
        all = [.. watches];
        Link();
    }

    public void RemoveAll(Predicate<Watch> isOver)
    {
        if (!Array.Exists(all, isOver))
            return;

        all = Array.FindAll(all, watch => !isOver(watch));
        Link();
    }

    /// <summary>Takes in a fix that is too old to be corrected.</summary>
    public void Settle(in RecentFix fix, TrackingPolicy policy)
    {
        foreach (ref var watch in all.AsSpan())
        {
            if (watch.Before < 0 || all[watch.Before].Settled.Phase == FencePhase.Departed)
                watch.Settled = watch.Settled.Step(fix, watch.Place, policy);
        }
    }

    public void Advance(in RecentFix fix, TrackingPolicy policy)
    {
        foreach (ref var watch in all.AsSpan())
        {
            if (watch.Before < 0 || all[watch.Before].Current.Phase == FencePhase.Departed)
                watch.Current = watch.Current.Step(fix, watch.Place, policy);
        }
    }

    /// <summary>Judges the recent fixes again: one of them came late, or a stop is new.</summary>
    public void Refold(RecentFixes recent, TrackingPolicy policy)
    {
        foreach (ref var watch in all.AsSpan())
            watch.Current = watch.Settled;

        Span<RecentFix> fixes = stackalloc RecentFix[RecentFixes.BucketCount];
        foreach (ref readonly var fix in fixes[..recent.CopyTo(fixes)])
            Advance(fix, policy);
    }

    public void Tell(TrackingPolicy policy, ICollection<Signal> signals)
    {
        foreach (ref var watch in all.AsSpan())
            watch.Tell(policy, signals);
    }

    private void Link()
    {
        Shipments = [.. all.Select(watch => watch.Shipment).Distinct()];
        for (var i = 0; i < all.Length; i++)
        {
            var (shipment, place) = (all[i].Shipment, all[i].Place);
            all[i].Before = i == 0 ? -1 : Array.FindLastIndex(all, i - 1, other => other.Shipment == shipment && other.Place.Point == place.Point);
        }
    }
}
