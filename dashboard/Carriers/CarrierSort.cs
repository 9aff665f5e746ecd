namespace Dispatch.Carriers;

/// <summary>By what carriers are sorted.</summary>
/// <param name="Word">Stands in the address.</param>
/// <param name="StartsDown">Whether the first press of the heading puts the greatest first.</param>
public sealed record CarrierSort(string Word, string Heading, bool StartsDown, Func<CarrierLine, object?> Key)
{
    public static readonly CarrierSort Worst = new("exceptions", "Open exceptions", true, line => line.Exceptions.Weight);

    public static IReadOnlyList<CarrierSort> All { get; } =
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
