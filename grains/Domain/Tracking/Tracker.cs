using static Dispatch.Tracking.FixOutcome;

namespace Dispatch.Tracking;

/// <summary>Judges the fixes of a vehicle and tells its shipments what they mean.</summary>
public static partial class Tracker
{
    /// <summary>
    /// Judges one fix, which changes the track, and adds what it means to <paramref name="signals"/>: withdrawals, arrivals
    /// and departures first, then that the vehicle was seen.
    /// </summary>
    /// <param name="receivedMs">When the tower took it in, Unix milliseconds.</param>
    /// <returns>What became of it, as it was counted.</returns>
    public static FixOutcome Judge(Track track, in Fix fix, long receivedMs, TrackingPolicy policy, ICollection<Signal> signals)
    {
        var outcome = Sort(track, fix, receivedMs, policy);
        track.Counted.Count(outcome);

        if (outcome == Applied)
            Apply(track, fix, receivedMs, policy, signals);
        else if (outcome == Late)
            Insert(track, RecentFix.From(fix), policy, signals);
        else if (outcome == ImpossibleJump && fix.AtMs > track.Last!.Value.AtMs)
            track.Suspicion = new(fix.AtMs, fix.Point);

        return outcome;
    }

    private static FixOutcome Sort(Track track, in Fix fix, long receivedMs, TrackingPolicy policy)
    {
        var plausibility = Plausibility.Of(fix, receivedMs, policy);
        if (plausibility != Applied || track.Last is not { } last)
            return plausibility;

        if (fix.AtMs <= last.AtMs)
            return SortPast(track, fix, last, policy);

        if (Plausibility.IsDrivable(last.Point, last.AtMs, fix.Point, fix.AtMs, policy))
            return Applied;

        // Two fixes that agree with each other outweigh the one they contradict, or one wrong fix would block a vehicle for
        // ever. A repeat of the suspect agrees with it but proves nothing.
        var suspect = track.Suspicion;
        if (suspect.Is(fix))
            return Duplicate;

        return suspect != Suspicion.None && Plausibility.IsDrivable(suspect.Point, suspect.AtMs, fix.Point, fix.AtMs, policy)
            ? Applied
            : ImpossibleJump;
    }

    private static FixOutcome SortPast(Track track, in Fix fix, in Fix last, TrackingPolicy policy)
    {
        var recent = RecentFix.From(fix);
        if (recent.IsSameAs(RecentFix.From(last)))
            return Duplicate;

        if (!track.Recent.Covers(recent.Bucket))
            return Late;

        if (track.Recent.TryGet(recent.Bucket, out var remembered) && remembered.IsSameAs(recent))
            return Duplicate;

        return track.Recent.FitsIn(recent, policy) ? Late : ImpossibleJump;
    }

    private static void Apply(Track track, in Fix fix, long receivedMs, TrackingPolicy policy, ICollection<Signal> signals)
    {
        track.Motion = track.Last is null ? Motion.StartAt(fix) : track.Motion.Step(fix, policy);
        track.Last = fix;
        track.Suspicion = Suspicion.None;

        Remember(track, RecentFix.From(fix), policy, signals);
        TellSeen(track, fix, receivedMs, policy, signals);
    }

    /// <summary>Fences see the first fix of each half minute, the one that is remembered: what was judged can be judged again.</summary>
    private static void Remember(Track track, in RecentFix fix, TrackingPolicy policy, ICollection<Signal> signals)
    {
        if (track.Recent.TryGet(fix.Bucket, out _))
            return;

        while (track.Recent.TryRetire(fix.Bucket, out var oldest))
            track.Watches.Settle(oldest, policy);

        track.Recent.Put(fix);
        track.Watches.Advance(fix, policy);
        track.Watches.Tell(policy, signals);
    }

    /// <summary>Puts a late fix where it belongs, if that is not too long ago, and judges everything since then again.</summary>
    private static void Insert(Track track, in RecentFix fix, TrackingPolicy policy, ICollection<Signal> signals)
    {
        if (!track.Recent.Covers(fix.Bucket) || (track.Recent.TryGet(fix.Bucket, out var remembered) && remembered.AtMs <= fix.AtMs))
            return;

        track.Recent.Put(fix);
        track.Watches.Refold(track.Recent, policy);
        track.Watches.Tell(policy, signals);
    }

    private static void TellSeen(Track track, in Fix fix, long receivedMs, TrackingPolicy policy, ICollection<Signal> signals)
    {
        var watches = track.Watches.All;
        if (watches.IsEmpty || !track.Telling.IsDueAgain(fix, receivedMs, policy))
            return;

        track.Telling = new(receivedMs, fix.Point);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(fix.AtMs);
        for (var i = 0; i < watches.Length; i++)
        {
            // The watches of a shipment stand together.
            if (i == 0 || watches[i].Shipment != watches[i - 1].Shipment)
                signals.Add(new Signal.Seen(watches[i].Shipment, watches[i].Assignment, at, fix.Point));
        }
    }
}
