using Dispatch.Lists;

namespace Dispatch.Facilities;

/// <summary>All facilities, and what goes on at each.</summary>
public sealed partial class FacilitiesPage
{
    protected override string Path => "/facilities";

    protected override IReadOnlyList<Column<FacilityLine>> Columns => FacilitySort.All;

    protected override Column<FacilityLine> Usual => FacilitySort.Busiest;

    protected override IEnumerable<FacilityLine> Arranged(FacilityBoard board, Column<FacilityLine> by, bool descending, string? search) =>
        board.Sorted(by, descending, search);
}
