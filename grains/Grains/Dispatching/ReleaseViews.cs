using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>A release's state as its readers see it.</summary>
public static class ReleaseViews
{
    /// <summary>A row tells of its last offers; all of them are in the release itself.</summary>
    private const int OffersInRow = 20;

    public static ReleaseView From(Release release, long version) => new(
        release.Id,
        release.Order!.OrderId,
        release.Order.ClientId,
        release.Status,
        release.Since,
        release.Policy.Mode,
        release.Order.Priority,
        release.Gates,
        release.Docks,
        release.Stock,
        release.Holds,
        release.Overrides,
        Ranking: null,
        release.Round,
        release.Tenders,
        release.Approvals,
        release.Award ?? release.Taken,
        [.. release.Problems.Select(problem => CaseId.ForRelease(release.Id, problem.Incident))],
        version);

    public static ReleaseRow Row(Release release, long change)
    {
        var blocking = release.Gates.OrderByDescending(gate => gate.State is GateState.Failed).FirstOrDefault(gate => !gate.IsReady);
        return new(
            release.Id,
            release.Order!.OrderId,
            release.Order.ClientId,
            release.Status,
            release.Since,
            release.Order.Priority,
            [.. release.Gates.Select(gate => new GateRow(gate.Kind, gate.State) { Assumed = gate.Assumed })],
            release.IsOver ? null : blocking?.Kind,
            release.IsOver ? null : blocking?.Reason,
            ReleaseDeadlines.Of(release) is { IsEmpty: false } due ? due.Min(deadline => deadline.DueAt) : null,
            release.Order.Stops[0].Window.From,
            (release.Award ?? release.Taken)?.CarrierId,
            release.Approvals.FirstOrDefault(approval => approval.IsOpen)?.Kind,
            Offers(release),
            change);
    }

    private static ImmutableArray<TenderRow> Offers(Release release) =>
    [
        .. release.Tenders
            .SelectMany(tender => tender.Offers.Where(offer => offer.IsKnown).Select(offer => new TenderRow(
                tender.Id, release.Id, offer.CarrierId, tender.Kind, offer.State, offer.Price ?? offer.Quoted, tender.At, tender.AnswerBy, offer.Reason)))
            .TakeLast(OffersInRow),
    ];
}
