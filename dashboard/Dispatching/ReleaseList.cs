using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Dispatching;

/// <summary>
/// A page of the list of releases on somebody's screen. Rows are renewed where they stand, at once; which rows stand there changes only
/// when the person asks for it.
/// </summary>
/// <param name="First">How many rows come before it.</param>
/// <param name="Changed">How many of the rows that belong on the page by now are not on it.</param>
public sealed record ReleaseList(ImmutableArray<ReleaseRow> Rows, int First, int Total, int Changed)
{
    public static readonly ReleaseList None = new([], 0, 0, 0);

    public static ReleaseList Of(Rows<ReleaseRow> rows, TowerView view) => new ReleaseList(rows.Items, rows.First, rows.Total, 0).With(view);

    /// <returns>This very list where nothing on it has changed.</returns>
    public ReleaseList With(TowerView view)
    {
        var rows = Rows.Select(row => view.Releases.TryGetValue(row.ReleaseId, out var fresh) && fresh.Change > row.Change ? fresh : row).ToImmutableArray();
        return rows.AsSpan().SequenceEqual(Rows.AsSpan()) ? this : this with { Rows = rows };
    }

    /// <summary>The releases on the page that were open and are no longer: what became of them has to be asked for.</summary>
    public IEnumerable<ShipmentId> Ended(TowerView view) => Rows.Where(row => row.IsOpen && !view.Releases.ContainsKey(row.ReleaseId)).Select(row => row.ReleaseId);

    /// <summary>Takes what the page would be by now: counts what belongs on it, and renews the rows that are.</summary>
    public ReleaseList Beside(Rows<ReleaseRow> fresh)
    {
        var rows = fresh.Items.ToDictionary(row => row.ReleaseId);
        var changed = rows.Keys.Count(id => Rows.All(row => row.ReleaseId != id)) + Math.Max(0, Rows.Length - rows.Count);
        return this with
        {
            Rows = [.. Rows.Select(row => rows.TryGetValue(row.ReleaseId, out var newer) && newer.Change >= row.Change ? newer : row)],
            Total = fresh.Total,
            Changed = changed,
        };
    }

    /// <summary>Takes what became of a release that has ended.</summary>
    public ReleaseList With(ReleaseView ended) => this with
    {
        Rows = [.. Rows.Select(row => row.ReleaseId == ended.ReleaseId
            ? row with { Status = ended.Status, Since = ended.Since, CarrierId = ended.Award?.CarrierId, Blocking = null, Reason = null, DueAt = null, Approval = null }
            : row)],
    };
}
