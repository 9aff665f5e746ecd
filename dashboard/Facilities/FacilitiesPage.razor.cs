using Dispatch.Lists;

namespace Dispatch.Facilities;

/// <summary>All facilities, and what goes on at each.</summary>
public sealed partial class FacilitiesPage
{
    protected override string Path => "/facilities";

    protected override Sorted Sorting =>
        Sorted.Read(Sort, FacilitySort.All.Select(sort => sort.Word), new(FacilitySort.Busiest.Word, FacilitySort.Busiest.StartsDown));

    protected override IEnumerable<FacilityLine> Arranged(FacilityBoard board, string? search) =>
        board.Sorted(FacilitySort.All.First(sort => sort.Word == Sorting.Word), Sorting.Descending, search);
}
