namespace Dispatch.Live;

/// <summary>Cuts pages out of sorted lists, in each partition and over all of them, by the same order.</summary>
public static class Pages
{
    /// <summary>The page that a query asks for, of all rows that match it.</summary>
    public static Rows<TRow> Of<TRow>(IEnumerable<TRow> matching, Func<TRow, RowPlace> place, Query query)
    {
        var places = RowPlace.In(query.Sorting);
        var rows = matching.Select(row => (Row: row, Place: place(row))).ToList();
        var behind = query.After is { } after ? rows.Where(row => places.Compare(row.Place, after) > 0) : rows;
        var page = behind.OrderBy(row => row.Place, places).Take(query.Limit + 1).ToList();
        return Cut(page, rows.Count, isMore: false, query.Limit);
    }

    /// <summary>The first page of several pages that were asked for alike.</summary>
    public static Rows<TRow> Merge<TRow>(IReadOnlyCollection<Rows<TRow>> pages, Func<TRow, RowPlace> place, Query query)
    {
        var rows = pages.SelectMany(page => page.Items).Select(row => (Row: row, Place: place(row)));
        var page = rows.OrderBy(row => row.Place, RowPlace.In(query.Sorting)).Take(query.Limit + 1).ToList();
        return Cut(page, pages.Sum(page => page.Total), pages.Any(page => page.Next is not null), query.Limit);
    }

    private static Rows<TRow> Cut<TRow>(List<(TRow Row, RowPlace Place)> rows, int total, bool isMore, int limit)
    {
        var shown = rows.Take(limit).ToList();
        return new([.. shown.Select(row => row.Row)], total, (isMore || rows.Count > limit) && shown.Count > 0 ? shown[^1].Place : null);
    }
}
