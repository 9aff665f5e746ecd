using Dispatch.Lists;

namespace Dispatch.Carriers;

/// <summary>All carriers, and how each is doing.</summary>
public sealed partial class CarriersPage
{
    protected override string Path => "/carriers";

    protected override Sorted Sorting =>
        Sorted.Read(Sort, CarrierSort.All.Select(sort => sort.Word), new(CarrierSort.Worst.Word, CarrierSort.Worst.StartsDown));

    protected override IEnumerable<CarrierLine> Arranged(CarrierBoard board, string? search) =>
        board.Sorted(CarrierSort.All.First(sort => sort.Word == Sorting.Word), Sorting.Descending, search);
}
