using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Carriers;

/// <summary>All carriers, and how each is doing.</summary>
public sealed partial class CarriersPage
{
    private const int MaxShown = 500;

    private CarrierBoard? board;
    private ImmutableArray<CarrierLine> lines = [];
    private bool isKnown;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    protected override TimeSpan Pace => SharedFold<CarrierBoard>.Pace;

    private Sorted Sorting => Sorted.Read(Sort, CarrierSort.All.Select(sort => sort.Word), new(CarrierSort.Worst.Word, CarrierSort.Worst.StartsDown));

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
        var by = CarrierSort.All.First(sort => sort.Word == Sorting.Word);
        lines = [.. board?.Sorted(by, Sorting.Descending, Q?.Trim()) ?? []];
    }

    private static string Address(string? sort, string? q) => QueryHelpers.AddQueryString(
        "/carriers", new Dictionary<string, string?>(StringComparer.Ordinal) { ["sort"] = sort, ["q"] = q }.Where(word => !string.IsNullOrEmpty(word.Value)));
}
