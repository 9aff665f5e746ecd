using System.Collections.Immutable;
using Dispatch.Accounts;

namespace Dispatch.Dispatching;

/// <summary>What waits for a person's decision.</summary>
/// <param name="Waiting">The next to expire first.</param>
/// <param name="Me">Who looks at it: its own stand before those of others.</param>
/// <param name="Total">How many releases await one in all.</param>
public sealed record PendingApprovals(ImmutableArray<PendingApproval> Waiting, Signatory Me, int Total)
{
    /// <summary>Nobody decides over more in one go; each is read from its release.</summary>
    public const int MaxReleases = 100;

    /// <summary>Another mark means that something in the queue has changed.</summary>
    public static string Mark(ImmutableArray<ReleaseRow> toDecide) => string.Join('|', toDecide.Take(MaxReleases).Select(row => $"{row.ReleaseId}@{row.Change}"));

    public static async Task<PendingApprovals> Of(ImmutableArray<ReleaseRow> toDecide, IGrainFactory grains, Signatory me)
    {
        var releases = await Task.WhenAll(toDecide.Take(MaxReleases).Select(row => grains.GetGrain<IReleaseGrain>(row.ReleaseId.Value).Get()));
        return new(
            [
                .. releases.OfType<ReleaseView>()
                    .SelectMany(release => release.Approvals.Where(approval => approval.IsOpen), (release, approval) => new PendingApproval(release.ReleaseId, approval))
                    .OrderByDescending(one => me.May(one.Approval.Approver)).ThenBy(one => one.Approval.DueAt).ThenBy(one => one.Release.Value, StringComparer.Ordinal),
            ],
            me,
            toDecide.Length);
    }
}

public sealed record PendingApproval(ShipmentId Release, Approval Approval);
