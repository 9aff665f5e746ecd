using System.Numerics;
using System.Runtime.CompilerServices;

namespace Dispatch.Tracking;

/// <summary>
/// The last 32 minutes of a vehicle in event time: the earliest fix of each half minute. What it holds depends on which
/// fixes came, not on the order in which they came; that is why late fixes can be judged as if they had been in time.
/// </summary>
internal sealed class RecentFixes
{
    public const int BucketCount = 64;

    private Slots slots;

    /// <summary>One bit per slot; a bucket's slot is its number modulo 64.</summary>
    private ulong taken;

    private int newest;

    public bool Covers(int bucket) => taken != 0 && bucket > newest - BucketCount && bucket <= newest;

    public bool TryGet(int bucket, out RecentFix fix)
    {
        var isTaken = Covers(bucket) && (taken & (1UL << bucket)) != 0;
        fix = isTaken ? slots[bucket % BucketCount] : default;
        return isTaken;
    }

    /// <summary>Takes out the oldest fix that is too old once <paramref name="bucket"/> is the newest; false when none is left.</summary>
    public bool TryRetire(int bucket, out RecentFix oldest)
    {
        var inOrder = InOrder();
        var oldestBucket = newest - BucketCount + 1 + BitOperations.TrailingZeroCount(inOrder);
        if (taken == 0 || oldestBucket > bucket - BucketCount)
        {
            oldest = default;
            return false;
        }

        oldest = slots[oldestBucket % BucketCount];
        taken &= ~(1UL << oldestBucket);
        return true;
    }

    /// <summary>Remembers a fix in place of its bucket's, after everything too old was retired.</summary>
    public void Put(in RecentFix fix)
    {
        newest = taken == 0 ? fix.Bucket : Math.Max(newest, fix.Bucket);
        taken |= 1UL << fix.Bucket;
        slots[fix.Bucket % BucketCount] = fix;
    }

    /// <summary>Copies the fixes, oldest first, and answers how many; <paramref name="fixes"/> has room for 64.</summary>
    public int CopyTo(Span<RecentFix> fixes)
    {
        var count = 0;
        for (var rest = InOrder(); rest != 0; rest &= rest - 1)
            fixes[count++] = slots[(newest + 1 + BitOperations.TrailingZeroCount(rest)) % BucketCount];

        return count;
    }

    /// <summary>Whether a truck can have been at a late fix, between the fixes that are remembered from before and after it.</summary>
    public bool FitsIn(in RecentFix late, TrackingPolicy policy)
    {
        Span<RecentFix> fixes = stackalloc RecentFix[BucketCount];
        fixes = fixes[..CopyTo(fixes)];

        var after = 0;
        while (after < fixes.Length && fixes[after].AtMs < late.AtMs)
            after++;

        return (after == 0 || IsDrivable(fixes[after - 1], late, policy)) && (after == fixes.Length || IsDrivable(late, fixes[after], policy));
    }

    private static bool IsDrivable(in RecentFix a, in RecentFix b, TrackingPolicy policy) =>
        Plausibility.IsDrivable(a.Point, a.AtMs, b.Point, b.AtMs, policy);

    /// <summary>The taken slots, turned so that the oldest bucket that can be covered is bit 0.</summary>
    private ulong InOrder() => BitOperations.RotateRight(taken, newest + 1);

    [InlineArray(BucketCount)]
    private struct Slots
    {
        private RecentFix first;
    }
}
