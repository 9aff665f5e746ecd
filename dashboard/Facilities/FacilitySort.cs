namespace Dispatch.Facilities;

/// <summary>By what facilities are sorted.</summary>
/// <param name="Word">Stands in the address.</param>
/// <param name="StartsDown">Whether the first press of the heading puts the greatest first.</param>
public sealed record FacilitySort(string Word, string Heading, bool StartsDown, Func<FacilityLine, object?> Key)
{
    public static readonly FacilitySort Busiest = new("here", "There now", true, line => line.Here);

    public static IReadOnlyList<FacilitySort> All { get; } =
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
