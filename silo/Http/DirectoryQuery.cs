using Dispatch.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Http;

/// <summary>What a list of master data is asked for; it is sorted by id. What was put a moment ago may be missing for two seconds.</summary>
/// <param name="Q">A part of an id or name.</param>
/// <param name="Limit">1 to 500; 50 where it is not given.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before.</param>
public sealed record DirectoryQuery(string? Q, string? Limit, string? Cursor)
{
    public Results<Ok<Page<TItem>>, ProblemHttpResult> Page<TItem>(IEnumerable<TItem> items, Func<TItem, string> id, Func<TItem, string> name)
    {
        var list = new ListQuery(null, null, null, null, null, Q, null, Limit, Cursor);
        if (list.Fault<SortBy>() is { } fault)
        {
            return Problems.Of(fault);
        }

        var query = list.ToQuery();
        return TypedResults.Ok(Http.Page<TItem>.Of(Pages.Of(items.Where(item => query.AcceptsText(id(item), name(item))), item => new("", id(item)), query)));
    }
}
