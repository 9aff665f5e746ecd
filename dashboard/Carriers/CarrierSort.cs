using Dispatch.Lists;

namespace Dispatch.Carriers;

/// <summary>By what carriers are sorted.</summary>
public static class CarrierSort
{
    public static readonly Column<CarrierLine> Worst = new("exceptions", "Open exceptions", true, line => line.Exceptions.Weight);

    public static IReadOnlyList<Column<CarrierLine>> All { get; } =
    [
        new("name", "Carrier", false, line => line.Name.ToUpperInvariant()),
        new("shipments", "Shipments under way", true, line => line.Shipments),
        new("late", "Late", true, line => line.Late),
        Worst,
        new("moving", "Moving", true, line => line.Moving),
        new("standing", "Standing", true, line => line.Standing),
        new("silent", "Silent over 10 min", true, line => line.Silent),
        new("heard", "Last heard", true, line => line.HeardAt),
    ];
}
