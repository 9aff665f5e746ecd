using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>Whom a release asks next.</summary>
internal static class Waterfall
{
    /// <returns>Null where nobody is left in this round.</returns>
    public static (TenderKind Kind, ImmutableArray<Choice> Choices)? Next(Release release)
    {
        var ranking = release.Ranking!;
        var eligible = ranking.Choices.Where(choice => choice.Candidate.Eligibility.IsEligible && !HasGivenItBack(release, choice)).ToList();
        var asked = release.Tenders.Where(tender => tender.Round == release.Round).ToList();
        var fresh = eligible.Where(choice => !asked.Exists(tender => tender.To(choice.CarrierId) is not null)).ToList();
        if (fresh.Find(choice => choice.CarrierId == release.Planned) is { } planned)
        {
            return (TenderKind.Wave, [planned]);
        }

        foreach (var kind in release.Policy.Steps)
        {
            ImmutableArray<Choice> choices = kind switch
            {
                TenderKind.Guide => [.. ranking.GuideOrder.SelectMany(carrier => fresh.Where(choice => choice.CarrierId == carrier)).Take(1)],
                TenderKind.Ranked when asked.Count(tender => tender.Kind is TenderKind.Ranked) < release.Policy.RankedMax => [.. fresh.Take(1)],
                TenderKind.Broadcast when !asked.Exists(tender => tender.Kind is TenderKind.Broadcast) => [.. fresh.Take(release.Policy.BroadcastTo)],
                TenderKind.Spot when !asked.Exists(tender => tender.Kind is TenderKind.Spot) =>
                    [.. eligible.Where(choice => !asked.Exists(tender => tender.To(choice.CarrierId) is { State: OfferState.NoCapacity }))],
                _ => [],
            };
            if (!choices.IsEmpty)
            {
                return (kind, choices);
            }
        }

        return null;
    }

    /// <summary>Who took it and gave it back is not asked again for the same load.</summary>
    private static bool HasGivenItBack(Release release, Choice choice) =>
        release.Tenders.Any(tender => tender.To(choice.CarrierId) is { State: OfferState.FellOff });
}
