namespace Dispatch.Live;

/// <summary>How a list is sorted. Rows without the value come last either way; rows with the same value are sorted by id.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.sorting")]
public readonly record struct Sorting(SortBy By, bool Descending);

/// <summary>By what a list can be sorted.</summary>
public enum SortBy
{
    Id,
    Status,
    Client,
    Carrier,

    /// <summary>Of a shipment the severity of its worst open exception.</summary>
    Severity,

    /// <summary>Of a shipment the end of its next stop's window, of an exception the deadline that runs.</summary>
    Due,

    /// <summary>Of a shipment when its next stop is expected to be reached.</summary>
    Eta,

    /// <summary>Of a shipment its last position.</summary>
    Seen,

    /// <summary>Of a shipment since when it has its status, of an exception when it was detected.</summary>
    Since,
}

/// <summary>Where a row stands in a sorted list, so that the next page can go on behind it.</summary>
/// <param name="Key">What it is sorted by, in a form that sorts by its characters' codes; null where the row has no such value.</param>
[GenerateSerializer, Immutable, Alias("dispatch.row-place")]
public readonly record struct RowPlace(string? Key, string Id)
{
    // As many digits as the last moment has; a date would take ten times as long to write, for every row of a list that is sorted by it.
    private const string SortableTicks = "D19";

    public static RowPlace Of(DateTimeOffset? at, string id) => new(at?.UtcTicks.ToString(SortableTicks), id);

    public static IComparer<RowPlace> In(Sorting sorting) => Comparer<RowPlace>.Create((a, b) => Compare(a, b, sorting.Descending));

    private static int Compare(RowPlace a, RowPlace b, bool descending)
    {
        if (a.Key is null || b.Key is null)
        {
            return a.Key is null && b.Key is null ? string.CompareOrdinal(a.Id, b.Id) : a.Key is null ? 1 : -1;
        }

        var byKey = string.CompareOrdinal(a.Key, b.Key);
        return byKey == 0 ? string.CompareOrdinal(a.Id, b.Id) : descending ? -byKey : byKey;
    }
}
