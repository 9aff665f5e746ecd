using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Shipments;

/// <summary>
/// A page of the list on somebody's screen. Rows are renewed where they stand, at once; which rows stand there changes only when
/// the person asks for it, because a row that moves away under a pointer is a wrong click.
/// </summary>
/// <param name="First">How many rows come before it.</param>
/// <param name="Changed">How many of the rows that belong on the page by now are not on it.</param>
public sealed record ShipmentList(ImmutableArray<ShipmentLine> Lines, int First, int Total, bool HasNext, int Changed)
{
    public static readonly ShipmentList None = new([], 0, 0, false, 0);

    public static ShipmentList Of(Rows<ShipmentRow> rows, TowerView view) =>
        new ShipmentList([.. rows.Items.Select(row => new ShipmentLine(row, null, null, row.IsOpen))], rows.First, rows.Total, rows.Next is not null, 0).With(view);

    /// <summary>The shipments on the page that were under way and are no longer: what became of them has to be asked for.</summary>
    public IEnumerable<ShipmentId> Ended => Lines.Where(line => line is { IsFollowed: false, Row.IsOpen: true }).Select(line => line.Row.ShipmentId);

    /// <returns>This very list where nothing on it has changed.</returns>
    public ShipmentList With(TowerView view)
    {
        if (view.AsOf == DateTimeOffset.MinValue)
        {
            return this;
        }

        var lines = Lines.Select(line => line.With(view)).ToImmutableArray();
        return lines.SequenceEqual(Lines) ? this : this with { Lines = lines };
    }

    /// <summary>Takes what the page would be by now: counts what belongs on it, and renews the rows that are.</summary>
    public ShipmentList Beside(Rows<ShipmentRow> fresh)
    {
        var rows = fresh.Items.ToDictionary(row => row.ShipmentId);
        var changed = rows.Count(row => Lines.All(line => line.Row.ShipmentId != row.Key)) + Math.Max(0, Lines.Length - rows.Count);
        return this with
        {
            Lines = [.. Lines.Select(line => rows.TryGetValue(line.Row.ShipmentId, out var row) ? line.With(row) : line)],
            Total = fresh.Total,
            Changed = changed,
        };
    }

    /// <summary>Takes what became of a shipment that has ended.</summary>
    public ShipmentList With(ShipmentView ended) => this with
    {
        Lines = [.. Lines.Select(line => line.Row.ShipmentId == ended.ShipmentId
            ? line with { Row = line.Row with { Status = ended.Status, Since = ended.Since, Next = null, Eta = null } }
            : line)],
    };
}
