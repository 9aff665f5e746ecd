using Dispatch.Live;
using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Lists;

/// <summary>What a list is asked for that is read a page at a time, as it stands in the address. What makes no sense is passed over.</summary>
/// <param name="Status">One or several; null for everything in which work is left, <c>all</c> for what has ended, too.</param>
/// <param name="Q">What is searched for.</param>
/// <param name="Sort">A <see cref="SortBy"/>, with a <c>-</c> before it from the greatest; null for what is due first.</param>
/// <param name="After">The <see cref="PlaceWord"/> of the row behind which the page begins.</param>
/// <param name="Before">The <see cref="PlaceWord"/> of the row before which it ends.</param>
/// <typeparam name="TAsk">The question of one list.</typeparam>
public abstract record RowsAsk<TAsk>(string? Status, string? ClientId, string? Q, string? Sort, string? After, string? Before)
    where TAsk : RowsAsk<TAsk>
{
    /// <summary>What must happen next stands first: an operator's list is worked from the top.</summary>
    public static readonly Sorting DefaultSorting = new(SortBy.Due, Descending: false);

    public Sorting Sorting => AskWords.Sorting(Sort, DefaultSorting);

    public bool IsFiltered => Q is not null || Filters.Any(filter => filter.Value is not null);

    /// <summary>Another question begins at the first row again.</summary>
    public TAsk FromTheTop => At(null, null);

    protected abstract string Path { get; }

    /// <summary>What it is narrowed to, each with its word in the address.</summary>
    protected abstract IEnumerable<KeyValuePair<string, string?>> Filters { get; }

    public virtual Query ToQuery(int limit) => new(
        Status switch { null => AskWords.Active, AskWords.All => null, _ => Status },
        ClientId is null ? null : new ClientId(ClientId),
        Text: Q,
        Sorting: Sorting,
        After: PlaceWord.Read(After),
        Limit: limit,
        Before: PlaceWord.Read(Before));

    public string Address() => QueryHelpers.AddQueryString(Path, Words().Where(word => !string.IsNullOrEmpty(word.Value)));

    public TAsk SortedBy(SortBy by) => (TAsk)(FromTheTop with { Sort = AskWords.SortedBy(by, Sorting) });

    /// <summary>Asks for others; see <see cref="Status"/>.</summary>
    public TAsk In(string? status) => (TAsk)(FromTheTop with { Status = status });

    /// <summary>The page that begins behind a row.</summary>
    public TAsk Behind(RowPlace row) => At(PlaceWord.Write(row), null);

    /// <summary>The page that ends before a row.</summary>
    public TAsk Ahead(RowPlace row) => At(null, PlaceWord.Write(row));

    private TAsk At(string? after, string? before) => (TAsk)(this with { After = after, Before = before });

    private IEnumerable<KeyValuePair<string, string?>> Words() =>
        [.. Filters, new("q", Q), new("sort", Sort), new("after", After), new("before", Before)];
}
