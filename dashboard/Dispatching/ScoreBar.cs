using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>A carrier's score as a bar of its terms. Bars of one ranking are measured by its best, so that their lengths compare.</summary>
/// <param name="Parts">In percent of the best score; they add up to this one.</param>
public sealed record ScoreBar(double Score, ImmutableArray<(ScoreTerm Term, double Percent)> Parts)
{
    public static ScoreBar Of(Choice choice, Ranked ranking)
    {
        var best = ranking.Choices.Select(other => other.Score).DefaultIfEmpty().Max();
        return new(choice.Score, [.. choice.Terms.Where(term => term.Points > 0).Select(term => (term, best > 0 ? Math.Round(term.Points / best * 100, 2) : 0))]);
    }
}
