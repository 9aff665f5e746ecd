using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Lists;

/// <summary>
/// A page of a list on somebody's screen. Rows are renewed where they stand, at once; which rows stand there changes only when
/// the person asks for it, because a row that moves away under a pointer is a wrong click.
/// </summary>
/// <param name="First">How many rows come before it.</param>
/// <param name="Changed">How many of the rows that belong on the page by now are not on it.</param>
public sealed record LiveList<TLine, TRow>(ImmutableArray<TLine> Lines, int First, int Total, int Changed)
    where TLine : ILine<TLine, TRow>
{
    public static readonly LiveList<TLine, TRow> None = new([], 0, 0, 0);

    public IEnumerable<TLine> Ended => Lines.Where(line => line.HasEnded);

    public static LiveList<TLine, TRow> Of(Rows<TRow> rows, TowerView view) =>
        new LiveList<TLine, TRow>([.. rows.Items.Select(TLine.Of)], rows.First, rows.Total, 0).With(view);

    /// <returns>This very list where nothing on it has changed.</returns>
    public LiveList<TLine, TRow> With(TowerView view)
    {
        if (view.AsOf == DateTimeOffset.MinValue)
        {
            return this;
        }

        var lines = Lines.Select(line => line.With(view)).ToImmutableArray();
        return lines.SequenceEqual(Lines) ? this : this with { Lines = lines };
    }

    /// <summary>Takes what the page would be by now: counts what belongs on it, and renews the rows that are.</summary>
    public LiveList<TLine, TRow> Beside(Rows<TRow> now)
    {
        var fresh = now.Items.Select(TLine.Of).ToDictionary(line => line.Id);
        var changed = fresh.Keys.Count(id => Lines.All(line => line.Id != id)) + Math.Max(0, Lines.Length - fresh.Count);
        return Renewed(fresh) with { Total = now.Total, Changed = changed };
    }

    /// <summary>Takes what became of those that have ended.</summary>
    public LiveList<TLine, TRow> With(IEnumerable<TLine> ended) => Renewed(ended.ToDictionary(line => line.Id));

    private LiveList<TLine, TRow> Renewed(Dictionary<ShipmentId, TLine> fresh) =>
        this with { Lines = [.. Lines.Select(line => fresh.TryGetValue(line.Id, out var newer) ? line.With(newer.Row) : line)] };
}
