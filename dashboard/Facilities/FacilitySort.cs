using Dispatch.Lists;

namespace Dispatch.Facilities;

/// <summary>By what facilities are sorted.</summary>
public static class FacilitySort
{
    public static readonly Column<FacilityLine> Busiest = new("here", "There now", true, line => line.Here);

    public static IReadOnlyList<Column<FacilityLine>> All { get; } =
    [
        new("name", "Facility", false, line => line.Name.ToUpperInvariant()),
        Busiest,
        new("longest", "Longest there", false, line => line.HereSince ?? DateTimeOffset.MaxValue),
        new("inbound", "Coming in 24 h", true, line => line.Inbound),
        new("late", "Late", true, line => line.Late),
        new("next", "Next expected", false, line => line.NextAt ?? DateTimeOffset.MaxValue),
        new("exceptions", "Open exceptions", true, line => line.Exceptions.Weight),
    ];
}
