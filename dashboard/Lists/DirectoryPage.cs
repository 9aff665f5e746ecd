using System.Collections.Immutable;
using Dispatch.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Lists;

/// <summary>A page of all there are of something, searched and sorted as its address says.</summary>
/// <typeparam name="TBoard">What is known of them all.</typeparam>
/// <typeparam name="TLine">One of them.</typeparam>
public abstract class DirectoryPage<TBoard, TLine> : LivePage
    where TBoard : class
{
    protected const int MaxShown = 500;

    private TBoard? board;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [Inject] public required SharedFold<TBoard> Fold { get; set; }

    protected ImmutableArray<TLine> Lines { get; private set; } = [];

    protected bool IsKnown { get; private set; }

    protected override TimeSpan Pace => SharedFold<TBoard>.Pace;

    /// <summary>What the address asks for, or the usual.</summary>
    protected Sorted Sorting => Sorted.Read(Sort, Columns.Select(column => column.Word), new(Usual.Word, Usual.StartsDown));

    /// <summary>The address without what is asked for.</summary>
    protected abstract string Path { get; }

    protected abstract IReadOnlyList<Column<TLine>> Columns { get; }

    /// <summary>The one that it is sorted by where nobody asks for another.</summary>
    protected abstract Column<TLine> Usual { get; }

    protected abstract IEnumerable<TLine> Arranged(TBoard board, Column<TLine> by, bool descending, string? search);

    protected override void OnParametersSet() => Arrange();

    protected override bool Take(TowerView view)
    {
        IsKnown = view.AsOf != DateTimeOffset.MinValue;
        var before = board;
        board = Fold.Now;
        Arrange();
        return !ReferenceEquals(before, board);
    }

    protected string Address(string? sort, string? q) => QueryHelpers.AddQueryString(
        Path, new Dictionary<string, string?>(StringComparer.Ordinal) { ["sort"] = sort, ["q"] = q }.Where(word => !string.IsNullOrEmpty(word.Value)));

    private void Arrange() => Lines =
        [.. board is null ? [] : Arranged(board, Columns.First(column => column.Word == Sorting.Word), Sorting.Descending, Q?.Trim())];
}
