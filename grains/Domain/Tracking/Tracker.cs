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
        var heard = track.Heard ??= new();
        var outcome = Sort(heard, fix, receivedMs, policy);
        heard.Counters.Count(outcome);

        if (outcome == Applied)
            Apply(heard, track.Watches, fix, receivedMs, policy, signals);
        else if (outcome == Late)
            Insert(heard, track.Watches, RecentFix.From(fix), policy, signals);
        else if (outcome == ImpossibleJump && fix.AtMs > heard.Last!.Value.AtMs)
            heard.Suspicion = new(fix.AtMs, fix.Point);

        return outcome;
    }

    private static FixOutcome Sort(Heard heard, in Fix fix, long receivedMs, TrackingPolicy policy)
    {
        var plausibility = Plausibility.Of(fix, receivedMs, policy);
        if (plausibility != Applied || heard.Last is not { } last)
            return plausibility;

        if (fix.AtMs <= last.AtMs)
            return SortPast(heard, fix, last, policy);

        if (Plausibility.IsDrivable(last.Point, last.AtMs, fix.Point, fix.AtMs, policy))
            return Applied;

        // Two fixes that agree with each other outweigh the one they contradict, or one wrong fix would block a vehicle for
        // ever. A repeat of the suspect agrees with it but proves nothing.
        var suspect = heard.Suspicion;
        if (suspect.Is(fix))
            return Duplicate;

        return suspect != Suspicion.None && Plausibility.IsDrivable(suspect.Point, suspect.AtMs, fix.Point, fix.AtMs, policy)
            ? Applied
            : ImpossibleJump;
    }

    private static FixOutcome SortPast(Heard heard, in Fix fix, in Fix last, TrackingPolicy policy)
    {
        var recent = RecentFix.From(fix);
        if (recent.IsSameAs(RecentFix.From(last)))
            return Duplicate;

        if (!heard.Recent.Covers(recent.Bucket))
            return Late;

        if (heard.Recent.TryGet(recent.Bucket, out var remembered) && remembered.IsSameAs(recent))
            return Duplicate;

        return heard.Recent.FitsIn(recent, policy) ? Late : ImpossibleJump;
    }

    private static void Apply(Heard heard, Watches watches, in Fix fix, long receivedMs, TrackingPolicy policy, ICollection<Signal> signals)
    {
        heard.Motion = heard.Last is null ? Motion.StartAt(fix) : heard.Motion.Step(fix, policy);
        heard.Last = fix;
        heard.Suspicion = Suspicion.None;

        Remember(heard, watches, RecentFix.From(fix), policy, signals);
        TellSeen(heard, watches.All, fix, receivedMs, policy, signals);
    }

    /// <summary>Fences see the first fix of each half minute, the one that is remembered: what was judged can be judged again.</summary>
    private static void Remember(Heard heard, Watches watches, in RecentFix fix, TrackingPolicy policy, ICollection<Signal> signals)
    {
        if (heard.Recent.TryGet(fix.Bucket, out _))
            return;

        while (heard.Recent.TryRetire(fix.Bucket, out var oldest))
            watches.Settle(oldest, policy);

        heard.Recent.Put(fix);
        watches.Advance(fix, policy);
        watches.Tell(policy, signals);
    }

    /// <summary>Puts a late fix where it belongs, if that is not too long ago, and judges everything since then again.</summary>
    private static void Insert(Heard heard, Watches watches, in RecentFix fix, TrackingPolicy policy, ICollection<Signal> signals)
    {
        if (!heard.Recent.Covers(fix.Bucket) || (heard.Recent.TryGet(fix.Bucket, out var remembered) && remembered.AtMs <= fix.AtMs))
            return;

        heard.Recent.Put(fix);
        watches.Refold(heard.Recent, policy);
        watches.Tell(policy, signals);
    }

    private static void TellSeen(Heard heard, ReadOnlySpan<Watch> watches, in Fix fix, long receivedMs, TrackingPolicy policy, ICollection<Signal> signals)
    {
        if (watches.IsEmpty || !heard.Telling.IsDueAgain(fix, receivedMs, policy))
            return;

        heard.Telling = new(receivedMs, fix.Point);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(fix.AtMs);
        for (var i = 0; i < watches.Length; i++)
        {
            // The watches of a shipment stand together.
            if (i == 0 || watches[i].Shipment != watches[i - 1].Shipment)
                signals.Add(new Signal.Seen(watches[i].Shipment, watches[i].Assignment, at, fix.Point));
        }
    }
}
