using System.Collections.Immutable;

namespace Dispatch.Exceptions;

/// <summary>What the tower knows about a type of exception before one is there.</summary>
/// <param name="Recommendation">What to do first, as one sentence.</param>
/// <param name="Ladder">Roles: the first owner, then who gets it when a deadline passes.</param>
public sealed record TaxonomyEntry(
    CaseType Type,
    Severity Severity,
    TimeSpan AcknowledgeWithin,
    TimeSpan ResolveWithin,
    string Recommendation,
    ImmutableArray<string> Ladder)
{
    /// <summary>Who owns it after so many escalations; the last rung keeps it.</summary>
    public string OwnerAfter(int escalations) => Ladder[Math.Min(escalations, Ladder.Length - 1)];
}

/// <summary>
/// The types of exceptions. No public standard gives their times or severities: these are ours, and a client's policy may
/// say otherwise. Aliases: PU-MISS is X12 1650 AY, DL-MISS is A1 as partners use them.
/// </summary>
public static class Taxonomy
{
    private const string Manager = "tower-manager";

    /// <summary>Tiers whose exceptions weigh one step more, whatever word or number a client has for its best customers.</summary>
    private static readonly ImmutableHashSet<string> TopTiers =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "platinum", "gold", "a", "1");

    public static ImmutableArray<TaxonomyEntry> Entries { get; } =
    [
        new(CaseType.InventoryNotReady, Severity.Major, TimeSpan.FromMinutes(15), TimeSpan.FromHours(2),
            "Ask the warehouse what is missing: allocate from elsewhere, split the load, or hold the dispatch.",
            ["warehouse", "dispatch-lead", Manager]),
        new(CaseType.NoDock, Severity.Major, TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
            "Move a slot, use another door, or agree on a night drop.",
            ["facility", "dispatch-lead", Manager]),
        new(CaseType.NoCarrier, Severity.Major, TimeSpan.FromMinutes(15), TimeSpan.FromHours(2),
            "Widen the routing guide, or buy on the spot market.",
            ["carrier-management", "dispatch-lead", Manager]),
        new(CaseType.TenderDeclined, Severity.Minor, TimeSpan.FromMinutes(10), TimeSpan.FromHours(1),
            "Call the carriers that declined: offer another price or window, or assign one by hand.",
            ["carrier-management", "dispatch-lead", Manager]),
        new(CaseType.TenderExpired, Severity.Minor, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
            "Call the carriers that kept still and tender it again.",
            ["carrier-management", "dispatch-lead", Manager]),
        new(CaseType.MissedPickup, Severity.Major, TimeSpan.FromMinutes(15), TimeSpan.FromHours(2),
            "Call the carrier: get its truck there or tender the load again.",
            ["dispatch", "dispatch-lead", Manager]),
        new(CaseType.MissedDelivery, Severity.Major, TimeSpan.FromMinutes(15), TimeSpan.FromHours(4),
            "Book a new dock appointment and tell the consignee.",
            ["customer-service", "customer-service-lead", Manager]),
        new(CaseType.TrackingSilence, Severity.Minor, TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
            "Make a check call to the driver, then ask the carrier for another way of tracking.",
            ["data-quality", "dispatch-lead", Manager]),
    ];

    /// <returns>Null where the type is not in the taxonomy.</returns>
    public static TaxonomyEntry? Find(CaseType type) => Entries.FirstOrDefault(entry => entry.Type == type);

    public static Severity SeverityFor(TaxonomyEntry entry, string? customerTier) =>
        customerTier is not null && TopTiers.Contains(customerTier) ? Above(entry.Severity) : entry.Severity;

    public static Severity Above(Severity severity) => severity is Severity.Critical ? Severity.Critical : severity + 1;
}
