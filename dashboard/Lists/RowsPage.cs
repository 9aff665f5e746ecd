using Dispatch.Live;
using Dispatch.Shell;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Lists;

/// <summary>
/// A list that is read a page at a time. What it is asked for stands in the address; what the page would be by now is looked up every
/// few seconds, and offered.
/// </summary>
/// <typeparam name="TAsk">What it is asked for.</typeparam>
/// <typeparam name="TRow">What is read.</typeparam>
/// <typeparam name="TLine">What is shown.</typeparam>
public abstract class RowsPage<TAsk, TRow, TLine> : LivePage
    where TAsk : RowsAsk<TAsk>
    where TLine : ILine<TLine, TRow>
{
    public const int PageSize = 50;

    /// <summary>How often it is looked whether other rows belong on the page.</summary>
    public static readonly TimeSpan CompareEvery = TimeSpan.FromSeconds(5);

    private Course? course;
    private TAsk? opened;
    private TAsk? loaded;
    private bool isComparing;
    private DateTimeOffset readAt;

    [Inject] public required IBoards Boards { get; set; }

    [Inject] public required IGrainFactory Grains { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "client")] public string? ClientId { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    [SupplyParameterFromQuery] public string? Before { get; set; }

    /// <summary>What the address asks for, or will once the browser has gone there.</summary>
    protected TAsk Ask => course is { IsUnderWay: true } ? opened! : Asked;

    /// <summary>What the address asks for.</summary>
    protected abstract TAsk Asked { get; }

    protected LiveList<TLine, TRow> List { get; private set; } = LiveList<TLine, TRow>.None;

    /// <summary>The address of the page before; null on the first.</summary>
    protected string? Previous { get; private set; }

    /// <summary>The address of the next page; null on the last.</summary>
    protected string? Next { get; private set; }

    protected bool IsLoading { get; private set; } = true;

    protected bool HasFailed { get; private set; }

    /// <summary>Whether there is none at all, whatever is asked for.</summary>
    protected bool IsEmpty { get; private set; }

    protected static string? Word(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();

    protected abstract Task<Rows<TRow>> Read(Query query);

    protected abstract RowPlace PlaceOf(TRow row);

    /// <summary>Asks what became of one that has ended.</summary>
    /// <returns>The same line where nobody knows.</returns>
    protected abstract Task<TLine> OutcomeOf(TLine line);

    /// <summary>Whether there is any at all; only for pages that have something else to say where there is none.</summary>
    protected virtual Task<bool> HasAny() => Task.FromResult(true);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        course = new(Navigation);
    }

    protected override void Dispose(bool disposing)
    {
        course?.Dispose();
        base.Dispose(disposing);
    }

    protected override Task OnParametersSetAsync() => LoadAsked();

    protected override bool Take(TowerView view)
    {
        var before = List;
        List = List.With(view);
        if (!IsLoading && !isComparing && Time.GetUtcNow() - readAt >= CompareEvery)
        {
            _ = InvokeAsync(Compare);
        }

        return !ReferenceEquals(before, List);
    }

    protected Task Open(TAsk next)
    {
        opened = next;
        course!.To(next.Address());
        return LoadAsked();
    }

    private async Task LoadAsked()
    {
        if (Ask != loaded)
        {
            loaded = Ask;
            await Load();
        }
    }

    protected async Task Load()
    {
        var wanted = Ask;
        (IsLoading, IsEmpty) = (true, false);
        try
        {
            var rows = await Read(wanted.ToQuery(PageSize));
            var isEmpty = rows.Total == 0 && !wanted.IsFiltered && !await HasAny();
            if (wanted == Ask)
            {
                Show(rows);
                (IsEmpty, HasFailed, IsLoading) = (isEmpty, false, false);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            (HasFailed, IsLoading) = wanted == Ask ? (true, false) : (HasFailed, IsLoading);
        }
    }

    private void Show(Rows<TRow> rows)
    {
        (List, readAt) = (LiveList<TLine, TRow>.Of(rows, Tower.Now), Time.GetUtcNow());
        Previous = rows is { First: > PageSize, Items: [var first, ..] } ? Ask.Ahead(PlaceOf(first)).Address() : rows.First > 0 ? Ask.FromTheTop.Address() : null;
        Next = rows.Next is { } last ? Ask.Behind(last).Address() : null;
    }

    /// <summary>Looks what the page would be by now. Where it cannot be said, the next look will.</summary>
    private async Task Compare()
    {
        var (wanted, shown) = (Ask, readAt);
        isComparing = true;
        try
        {
            var rows = await Read(wanted.ToQuery(PageSize));
            var ended = await Task.WhenAll(List.Ended.Select(OutcomeOf));
            if (wanted == Ask && shown == readAt && !IsLoading)
            {
                (List, readAt, HasFailed) = (List.Beside(rows).With(ended), Time.GetUtcNow(), false);
                StateHasChanged();
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            (readAt, HasFailed) = (Time.GetUtcNow(), true);
            StateHasChanged();
        }
        finally
        {
            isComparing = false;
        }
    }
}
