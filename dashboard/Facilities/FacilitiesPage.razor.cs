using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Facilities;

/// <summary>All facilities, and what goes on at each.</summary>
public sealed partial class FacilitiesPage
{
    private const int MaxShown = 500;

    private FacilityBoard? board;
    private ImmutableArray<FacilityLine> lines = [];
    private bool isKnown;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    protected override TimeSpan Pace => SharedFold<FacilityBoard>.Pace;

    private Sorted Sorting => Sorted.Read(Sort, FacilitySort.All.Select(sort => sort.Word), new(FacilitySort.Busiest.Word, FacilitySort.Busiest.StartsDown));

    protected override void OnParametersSet() => Arrange();

    protected override bool Take(TowerView view)
    {
        isKnown = view.AsOf != DateTimeOffset.MinValue;
        var before = board;
        board = Fold.Now;
        Arrange();
        return !ReferenceEquals(before, board);
    }

    private void Arrange()
    {
        var by = FacilitySort.All.First(sort => sort.Word == Sorting.Word);
        lines = [.. board?.Sorted(by, Sorting.Descending, Q?.Trim()) ?? []];
    }

    private static string Address(string? sort, string? q) => QueryHelpers.AddQueryString(
        "/facilities", new Dictionary<string, string?>(StringComparer.Ordinal) { ["sort"] = sort, ["q"] = q }.Where(word => !string.IsNullOrEmpty(word.Value)));
}
