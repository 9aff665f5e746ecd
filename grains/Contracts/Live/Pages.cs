namespace Dispatch.Live;

/// <summary>Cuts pages out of sorted lists, in each partition and over all of them, by the same order.</summary>
public static class Pages
{
    /// <summary>The page that a query asks for, of all rows that match it.</summary>
    public static Rows<TRow> Of<TRow>(IEnumerable<TRow> matching, Func<TRow, RowPlace> place, Query query)
    {
        var places = RowPlace.In(query.Sorting);
        var rows = matching.Select(row => new Placed<TRow>(row, place(row))).ToList();
        if (query.Before is { } before)
        {
            var ahead = rows.Where(row => places.Compare(row.Place, before) < 0).ToList();
            return Last(ahead, ahead.Count, rows.Count, places, query.Limit);
        }

        var behind = query.After is { } after ? rows.Where(row => places.Compare(row.Place, after) > 0).ToList() : rows;
        return First(behind, rows.Count - behind.Count, rows.Count, places, query.Limit);
    }

    /// <summary>One page of several that were asked for alike.</summary>
    public static Rows<TRow> Merge<TRow>(IReadOnlyCollection<Rows<TRow>> pages, Func<TRow, RowPlace> place, Query query)
    {
        var places = RowPlace.In(query.Sorting);
        var rows = pages.SelectMany(page => page.Items).Select(row => new Placed<TRow>(row, place(row)));
        var total = pages.Sum(page => page.Total);
        return query.Before is null
            ? First(rows, pages.Sum(page => page.First), total, places, query.Limit)
            : Last(rows, pages.Sum(page => page.First + page.Items.Length), total, places, query.Limit);
    }

    private static Rows<TRow> First<TRow>(IEnumerable<Placed<TRow>> rows, int before, int total, IComparer<RowPlace> places, int limit) =>
        Page([.. rows.OrderBy(row => row.Place, places).Take(limit)], before, total);

    /// <param name="ahead">How many there are before the end of the page, those on it included.</param>
    private static Rows<TRow> Last<TRow>(IEnumerable<Placed<TRow>> rows, int ahead, int total, IComparer<RowPlace> places, int limit)
    {
        Placed<TRow>[] page = [.. rows.OrderByDescending(row => row.Place, places).Take(limit)];
        Array.Reverse(page);
        return Page(page, ahead - page.Length, total);
    }

    private static Rows<TRow> Page<TRow>(Placed<TRow>[] page, int before, int total) =>
        new([.. page.Select(row => row.Row)], total, page.Length > 0 && before + page.Length < total ? page[^1].Place : null) { First = before };

    private readonly record struct Placed<TRow>(TRow Row, RowPlace Place);
}
