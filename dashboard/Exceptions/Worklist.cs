using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Exceptions;

/// <summary>
/// The exceptions that a person works through. While its order is held, rows change where they stand, those that ended stay and new
/// ones wait, so that nothing moves under the hands; <see cref="Sorted"/> lets all of that happen at once.
/// </summary>
/// <param name="Source">All open exceptions, as the tower showed them last.</param>
/// <param name="Rows">What is listed, in the order that holds.</param>
/// <param name="Cursor">The row that keys act on.</param>
/// <param name="Changes">How many rows would come, go or move if it were sorted again.</param>
public sealed record Worklist(
    string Me,
    ImmutableDictionary<CaseId, CaseRow> Source,
    WorkFilter Filter,
    WorkSort Sort,
    ImmutableArray<CaseRow> Rows,
    ImmutableHashSet<CaseId> Selected,
    CaseId? Cursor,
    int Page,
    int Changes)
{
    public const int PageSize = 100;

    /// <summary>As many can be worked at once: a slip of the hand must not be told to thousands.</summary>
    public const int MaxSelected = 200;

    public static Worklist Of(string me) =>
        new(me, ImmutableDictionary<CaseId, CaseRow>.Empty, WorkFilter.Default, WorkSort.Severity, [], [], null, 0, 0);

    public int Pages => Math.Max(1, (Rows.Length + PageSize - 1) / PageSize);

    public ImmutableArray<CaseRow> Shown => [.. Rows.Skip(Page * PageSize).Take(PageSize)];

    /// <summary>The row that the keyboard finds first: the cursor, or the first of the page.</summary>
    public CaseId? Entrance => Rows.Skip(Page * PageSize).Take(PageSize).Any(row => row.ExceptionId == Cursor) ? Cursor : Rows.ElementAtOrDefault(Page * PageSize)?.ExceptionId;

    /// <summary>What an action is done to: what is selected, else the row under the cursor.</summary>
    public ImmutableArray<CaseRow> Targets =>
        [.. Selected.IsEmpty ? Rows.Where(row => row.ExceptionId == Cursor) : Rows.Where(row => Selected.Contains(row.ExceptionId))];

    /// <param name="hold">Whether somebody's hands are in the list.</param>
    /// <returns>This very list where no exception has changed, so that nothing needs to be rendered again.</returns>
    public Worklist With(TowerView view, bool hold)
    {
        if (ReferenceEquals(view.OpenExceptions, Source))
        {
            return this;
        }

        var next = this with { Source = view.OpenExceptions };
        return hold && !Rows.IsEmpty ? next.Held() : next.Sorted();
    }

    public Worklist Asked(WorkFilter filter, WorkSort sort) =>
        filter == Filter && sort == Sort ? this : (this with { Filter = filter, Sort = sort, Page = 0, Cursor = null, Selected = [] }).Sorted();

    public Worklist Sorted()
    {
        var rows = Arranged();
        var listed = rows.Select(row => row.ExceptionId).ToHashSet();
        var at = Math.Min(IndexOf(Cursor), rows.Length - 1);
        var cursor = Cursor is { } id && listed.Contains(id) ? Cursor : at >= 0 ? rows[at].ExceptionId : null;
        var next = this with { Rows = rows, Selected = Selected.Intersect(listed), Cursor = cursor, Changes = 0 };
        return next with { Page = Math.Min(Page, next.Pages - 1) };
    }

    public Worklist MovedTo(CaseId? cursor) => IndexOf(cursor) is >= 0 and var at ? this with { Cursor = cursor, Page = at / PageSize } : this;

    public Worklist Moved(int by)
    {
        if (Rows.IsEmpty)
        {
            return this;
        }

        var at = IndexOf(Cursor);
        return MovedTo(Rows[at < 0 ? Page * PageSize : Math.Clamp(at + by, 0, Rows.Length - 1)].ExceptionId);
    }

    public Worklist Turned(int page) => this with { Page = Math.Clamp(page, 0, Pages - 1), Cursor = null };

    public Worklist Toggled(CaseId id) => Selected.Contains(id)
        ? this with { Selected = Selected.Remove(id) }
        : Selected.Count < MaxSelected && Source.ContainsKey(id) ? this with { Selected = Selected.Add(id) } : this;

    /// <summary>Selects the page; nothing where all of it is selected.</summary>
    public Worklist ToggledPage()
    {
        var page = Shown.Select(row => row.ExceptionId).Where(Source.ContainsKey).ToArray();
        return page.All(Selected.Contains)
            ? this with { Selected = Selected.Except(page) }
            : this with { Selected = Selected.Union(page.Where(id => !Selected.Contains(id)).Take(MaxSelected - Selected.Count)) };
    }

    public Worklist Unselected() => this with { Selected = [] };

    /// <summary>It ended while the order was held.</summary>
    public bool HasEnded(CaseId id) => !Source.ContainsKey(id);

    private Worklist Held()
    {
        var rows = Rows.Select(row => Source.GetValueOrDefault(row.ExceptionId, row)).ToImmutableArray();
        var wanted = Arranged().Select(row => row.ExceptionId).ToList();
        var listed = rows.Select(row => row.ExceptionId).ToList();
        var place = wanted.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at);
        var staying = listed.Where(place.ContainsKey).Select(id => place[id]).ToList();
        var changes = wanted.Count + listed.Count - (2 * staying.Count) + Moved(staying);
        return this with { Rows = rows, Changes = changes, Selected = Selected.Where(Source.ContainsKey).ToImmutableHashSet() };
    }

    /// <summary>How few rows have to move so that all are in order: those that are not in the longest run that grows.</summary>
    private static int Moved(List<int> places)
    {
        var ends = new List<int>(); // of the runs that grow, by length, the smallest end
        foreach (var place in places)
        {
            var at = ~ends.BinarySearch(place); // it is never found: no place is taken twice
            if (at == ends.Count)
            {
                ends.Add(place);
            }
            else
            {
                ends[at] = place;
            }
        }

        return places.Count - ends.Count;
    }

    private ImmutableArray<CaseRow> Arranged()
    {
        var rows = Source.Values.Where(row => row.IsOpen && Filter.Accepts(row, Me));
        var sorted = Sort switch
        {
            WorkSort.Deadline => rows.OrderBy(row => row.Due),
            WorkSort.Age => rows.OrderBy(row => row.DetectedAt),
            WorkSort.Client => rows.OrderBy(row => row.ClientId?.Value, StringComparer.OrdinalIgnoreCase).ThenByDescending(row => row.Severity),
            WorkSort.Type => rows.OrderBy(row => row.Type.Value, StringComparer.Ordinal).ThenByDescending(row => row.Severity),
            _ => rows.OrderByDescending(row => row.Severity),
        };
        return [.. sorted.ThenBy(row => row.Due).ThenBy(row => row.ExceptionId.Value, StringComparer.Ordinal)];
    }

    private int IndexOf(CaseId? id)
    {
        for (var i = 0; id is not null && i < Rows.Length; i++)
        {
            if (Rows[i].ExceptionId == id)
            {
                return i;
            }
        }

        return -1;
    }
}
