using Dispatch.Lists;

namespace Dispatch.Carriers;

/// <summary>All carriers, and how each is doing.</summary>
public sealed partial class CarriersPage
{
    protected override string Path => "/carriers";

    protected override IReadOnlyList<Column<CarrierLine>> Columns => CarrierSort.All;

    protected override Column<CarrierLine> Usual => CarrierSort.Worst;

    protected override IEnumerable<CarrierLine> Arranged(CarrierBoard board, Column<CarrierLine> by, bool descending, string? search) =>
        board.Sorted(by, descending, search);
}
