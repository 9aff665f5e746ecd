using System.Numerics;

namespace Dispatch.Tracking;

/// <summary>
/// The last 32 minutes of a vehicle in event time: the earliest fix of each half minute. What it holds depends on which
/// fixes came, not on the order in which they came; that is why late fixes can be judged as if they had been in time.
/// </summary>
internal sealed class RecentFixes
{
    public const int BucketCount = 64;

    /// <summary>It grows by so many: most vehicles that stand or say little never fill it.</summary>
    private const int Room = 4;

    /// <summary>Those that are there, in the order of their slots, and room for a few more.</summary>
    private RecentFix[] fixes = [];

    /// <summary>One bit per slot; a bucket's slot is its number modulo 64.</summary>
    private ulong taken;

    private int newest;

    public bool Covers(int bucket) => taken != 0 && bucket > newest - BucketCount && bucket <= newest;

    public bool TryGet(int bucket, out RecentFix fix)
    {
        var isTaken = Covers(bucket) && (taken & (1UL << bucket)) != 0;
        fix = isTaken ? fixes[Place(bucket)] : default;
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

        var place = Place(oldestBucket);
        oldest = fixes[place];
        Array.Copy(fixes, place + 1, fixes, place, BitOperations.PopCount(taken) - place - 1);
        taken &= ~(1UL << oldestBucket);
        return true;
    }

    /// <summary>Remembers a fix in place of its bucket's, after everything too old was retired.</summary>
    public void Put(in RecentFix fix)
    {
        newest = taken == 0 ? fix.Bucket : Math.Max(newest, fix.Bucket);
        var place = Place(fix.Bucket);
        if ((taken & (1UL << fix.Bucket)) == 0)
        {
            MakeRoom(place);
            taken |= 1UL << fix.Bucket;
        }

        fixes[place] = fix;
    }

    /// <summary>Copies the fixes, oldest first, and answers how many; <paramref name="copies"/> has room for 64.</summary>
    public int CopyTo(Span<RecentFix> copies)
    {
        var count = BitOperations.PopCount(taken);
        var oldest = Place(newest + 1);
        fixes.AsSpan(oldest..count).CopyTo(copies);
        fixes.AsSpan(..oldest).CopyTo(copies[(count - oldest)..]);
        return count;
    }

    /// <summary>Whether a truck can have been at a late fix, between the fixes that are remembered from before and after it.</summary>
    public bool FitsIn(in RecentFix late, TrackingPolicy policy)
    {
        Span<RecentFix> known = stackalloc RecentFix[BucketCount];
        known = known[..CopyTo(known)];

        var after = 0;
        while (after < known.Length && known[after].AtMs < late.AtMs)
            after++;

        return (after == 0 || IsDrivable(known[after - 1], late, policy)) && (after == known.Length || IsDrivable(late, known[after], policy));
    }

    private static bool IsDrivable(in RecentFix a, in RecentFix b, TrackingPolicy policy) =>
        Plausibility.IsDrivable(a.Point, a.AtMs, b.Point, b.AtMs, policy);

    /// <summary>The taken slots, turned so that the oldest bucket that can be covered is bit 0.</summary>
    private ulong InOrder() => BitOperations.RotateRight(taken, newest + 1);

    /// <summary>Where a bucket's fix stands, or would: behind those of the slots before its own.</summary>
    private int Place(int bucket) => BitOperations.PopCount(taken & ((1UL << bucket) - 1));

    private void MakeRoom(int place)
    {
        var count = BitOperations.PopCount(taken);
        if (count == fixes.Length)
            Array.Resize(ref fixes, count + Room);

        Array.Copy(fixes, place, fixes, place + 1, count - place);
    }
}
