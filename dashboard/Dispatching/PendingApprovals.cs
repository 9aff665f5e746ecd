using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>What waits for a person's decision.</summary>
/// <param name="Waiting">The next to expire first.</param>
/// <param name="Total">How many releases await one in all.</param>
public sealed record PendingApprovals(ImmutableArray<PendingApproval> Waiting, int Total)
{
    /// <summary>Nobody decides over more in one go; each is read from its release.</summary>
    public const int MaxReleases = 100;

    /// <summary>Another mark means that something in the queue has changed.</summary>
    public static string Mark(ImmutableArray<ReleaseRow> toDecide) => string.Join('|', toDecide.Take(MaxReleases).Select(row => $"{row.ReleaseId}@{row.Change}"));

    public static async Task<PendingApprovals> Of(ImmutableArray<ReleaseRow> toDecide, IGrainFactory grains)
    {
        var releases = await Task.WhenAll(toDecide.Take(MaxReleases).Select(row => grains.GetGrain<IReleaseGrain>(row.ReleaseId.Value).Get()));
        return new(
            [
                .. releases.OfType<ReleaseView>()
                    .SelectMany(release => release.Approvals.Where(approval => approval.IsOpen), (release, approval) => new PendingApproval(release.ReleaseId, approval))
                    .OrderBy(one => one.Approval.DueAt).ThenBy(one => one.Release.Value, StringComparer.Ordinal),
            ],
            toDecide.Length);
    }
}

public sealed record PendingApproval(ShipmentId Release, Approval Approval);
