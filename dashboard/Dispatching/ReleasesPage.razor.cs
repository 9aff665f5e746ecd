using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Dispatching;

/// <summary>All releases, a page at a time, gate by gate. What the list is asked for stands in the address.</summary>
public sealed partial class ReleasesPage
{
    public const int PageSize = 50;

    /// <summary>How often it is looked whether other rows belong on the page.</summary>
    public static readonly TimeSpan CompareEvery = TimeSpan.FromSeconds(5);

    private ReleaseAsk ask = new();
    private ReleaseList list = ReleaseList.None;
    private ReleaseBoard board = ReleaseBoard.Of(TowerView.Empty);
    private string? previous;
    private string? next;
    private bool isLoading = true;
    private bool hasFailed;
    private bool isComparing;
    private DateTimeOffset askedAt;

    [Inject] public required IBoards Boards { get; set; }

    [Inject] public required IGrainFactory Grains { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required SharedFold<ReleaseBoard> Fold { get; set; }

    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery] public string? Gate { get; set; }

    [SupplyParameterFromQuery(Name = "client")] public string? ClientId { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    [SupplyParameterFromQuery] public string? Before { get; set; }

    private string Count => isLoading && list.Total == 0 ? "" : $"{list.Total:#,0} {(ask.Status is null ? "open" : "in all")}";

    protected override async Task OnParametersSetAsync()
    {
        var asked = new ReleaseAsk(Word(Status), Word(Gate), Word(ClientId), Word(Q), Word(Sort), Word(After), Word(Before));
        if (asked != ask || isLoading)
        {
            ask = asked;
            await Load();
        }
    }

    protected override bool Take(TowerView view)
    {
        var before = (list, board);
        (list, board) = (list.With(view), Fold.Now);
        if (!isLoading && !isComparing && Time.GetUtcNow() - askedAt >= CompareEvery)
        {
            _ = InvokeAsync(Compare);
        }

        return !ReferenceEquals(before.list, list) || !ReferenceEquals(before.board, board);
    }

    private static string? Word(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();

    private void Open(ReleaseAsk asked) => Navigation.NavigateTo(asked.Address());

    private async Task Load()
    {
        var asked = ask;
        isLoading = true;
        try
        {
            var rows = await Boards.Releases(asked.ToQuery(PageSize));
            if (asked == ask)
            {
                Show(rows);
                (hasFailed, isLoading) = (false, false);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            (hasFailed, isLoading) = asked == ask ? (true, false) : (hasFailed, isLoading);
        }
    }

    private void Show(Rows<ReleaseRow> rows)
    {
        list = ReleaseList.Of(rows, Tower.Now);
        askedAt = Time.GetUtcNow();
        previous = rows is { First: > PageSize, Items: [var first, ..] }
            ? (ask with { After = null, Before = PlaceWord.Write(RowPlaces.Of(first, ask.Sorting.By)) }).Address()
            : rows.First > 0 ? ask.FromTheTop.Address() : null;
        next = rows.Next is { } last ? (ask with { After = PlaceWord.Write(last), Before = null }).Address() : null;
    }

    /// <summary>Looks what the page would be by now. Where it cannot be said, the next look will.</summary>
    private async Task Compare()
    {
        var (asked, shown) = (ask, askedAt);
        isComparing = true;
        try
        {
            var rows = await Boards.Releases(asked.ToQuery(PageSize));
            var ended = await Task.WhenAll(list.Ended(Tower.Now).ToArray().Select(id => Grains.GetGrain<IReleaseGrain>(id.Value).Get()));
            if (asked == ask && shown == askedAt && !isLoading)
            {
                list = ended.OfType<ReleaseView>().Aggregate(list.Beside(rows), (known, release) => known.With(release));
                (askedAt, hasFailed) = (Time.GetUtcNow(), false);
                StateHasChanged();
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            (askedAt, hasFailed) = (Time.GetUtcNow(), true);
            StateHasChanged();
        }
        finally
        {
            isComparing = false;
        }
    }
}
