using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Intelligence;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>One term of a score.</summary>
/// <param name="Name"><c>cost</c>, <c>service</c>, <c>onTime</c>, <c>capacity</c>, <c>guide</c>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.score-term")]
public sealed record ScoreTerm(string Name, double Points, string Why);

/// <summary>A carrier as the ranking sees it.</summary>
/// <param name="Terms">They add up to its score; empty where it is not eligible.</param>
[GenerateSerializer, Immutable, Alias("dispatch.choice")]
public sealed record Choice(Candidate Candidate, ImmutableArray<ScoreTerm> Terms)
{
    public CarrierId CarrierId => Candidate.CarrierId;

    public double Score => Terms.Sum(term => term.Points);
}

/// <summary>Who may carry it, best first.</summary>
/// <param name="Choices">The best of those who may, then some of those who may not; at most <see cref="Ranking.MaxChoices"/>.</param>
/// <param name="GuideOrder">The carriers of the routing guide, in the order in which they are to be asked.</param>
/// <param name="Considered">How many carriers were looked at.</param>
/// <param name="Eligible">How many of them may carry it.</param>
/// <param name="WouldPass">What keeps most of the others out.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ranked")]
public sealed record Ranked(
    DateTimeOffset At, ImmutableArray<Choice> Choices, ImmutableArray<CarrierId> GuideOrder, int Considered, int Eligible, string? WouldPass);

/// <summary>What a release itself remembers of a ranking. Its rules and reasons stand in the fact: in the state they would be written with every step.</summary>
public static class RankedBriefly
{
    private static readonly Eligibility Passed = new([]);

    /// <summary>Those who may carry it, with their price and points.</summary>
    public static Ranked Brief(this Ranked ranking) => ranking with
    {
        Choices =
        [
            .. ranking.Choices.Where(choice => choice.Candidate.Eligibility.IsEligible).Select(choice => new Choice(
                choice.Candidate with { Eligibility = Passed },
                [.. choice.Terms.Select(term => term with { Why = "" })])),
        ],
    };
}

/// <summary>Scores carriers against each other. Every term is shown with its reason, and they add up.</summary>
public static class Ranking
{
    /// <summary>A release keeps these with it through all its steps; more would weigh on each of its commits.</summary>
    public const int MaxChoices = 12;

    /// <summary>What is taken of a carrier that has no history yet: neither praise nor blame.</summary>
    private const double UnknownRate = 0.5;

    /// <summary>As much capacity as counts as plenty.</summary>
    private const int PlentyLeft = 5;

    /// <summary>Ranks all carriers that are known for an order.</summary>
    /// <param name="planned">A carrier that is kept whatever its score.</param>
    public static Ranked Of(
        IEnumerable<CarrierFile> carriers, Order freight, ImmutableArray<GuideEntry> guide, CarrierId? planned, ScoreWeights weights, DateTimeOffset now)
    {
        var known = carriers.Where(carrier => carrier.Data is not null).ToList();
        var distance = Road(freight);
        var loads = known.ToDictionary(
            carrier => carrier.Id, carrier => carrier.Commitments.Count(commitment => commitment.ShipmentId.Client == freight.ClientId));
        return Rank(guide, weights, [.. known.Select(carrier => Candidates.Of(carrier, freight, distance))], loads, now, planned);
    }

    /// <summary>Every carrier that may carry an order and has a price for it.</summary>
    public static ImmutableArray<Candidate> Quoted(IEnumerable<CarrierFile> carriers, Order freight)
    {
        var distance = Road(freight);
        return
        [
            .. carriers
                .Where(carrier => carrier.Data is not null)
                .Select(carrier => Candidates.Of(carrier, freight, distance))
                .Where(candidate => candidate.Eligibility.IsEligible && candidate.Quote is not null),
        ];
    }

    /// <summary>From stop to stop, a little longer than the crow flies.</summary>
    public static Kilometres Road(Order freight) => new(EtaModel.RoadFactor * freight.Stops.Zip(freight.Stops.Skip(1))
        .Sum(pair => pair.First.Place.Point.DistanceTo(pair.Second.Place.Point).Kilometres.Value));

    /// <param name="loads">How many loads of this client each carrier has now: what its share of the guide is measured by.</param>
    public static Ranked Rank(
        ImmutableArray<GuideEntry> guide,
        ScoreWeights weights,
        ImmutableArray<Candidate> candidates,
        IReadOnlyDictionary<CarrierId, int> loads,
        DateTimeOffset now,
        CarrierId? planned = null)
    {
        var eligible = candidates.Where(candidate => candidate.Eligibility.IsEligible).ToList();
        var order = GuideOrder(guide, loads);
        var cheapest = eligible.Select(candidate => candidate.Quote?.Total).Min();
        var choices = eligible
            .Select(candidate => new Choice(candidate, Terms(candidate, weights, order, cheapest)))
            .OrderByDescending(choice => choice.Score)
            .ThenBy(choice => choice.CarrierId.Value, StringComparer.Ordinal)
            .ToList();
        return new(now, Kept(choices, planned is { } carrier ? [carrier, .. order] : order, candidates), order, candidates.Length, choices.Count, WouldPass(candidates));
    }

    /// <summary>Primary carriers by how far they are below their share, then backups as they stand.</summary>
    public static ImmutableArray<CarrierId> GuideOrder(ImmutableArray<GuideEntry> guide, IReadOnlyDictionary<CarrierId, int> loads)
    {
        var total = guide.Sum(entry => loads.GetValueOrDefault(entry.CarrierId));
        double Lacks(GuideEntry entry) => entry.SharePercent is not { } share
            ? 0
            : share - (total == 0 ? 0 : 100.0 * loads.GetValueOrDefault(entry.CarrierId) / total);
        return
        [
            .. guide.Where(entry => entry.Role is GuideRole.Primary).OrderByDescending(Lacks).Select(entry => entry.CarrierId),
            .. guide.Where(entry => entry.Role is GuideRole.Backup).Select(entry => entry.CarrierId),
        ];
    }

    private static ImmutableArray<ScoreTerm> Terms(Candidate candidate, ScoreWeights weights, ImmutableArray<CarrierId> guide, decimal? cheapest) =>
    [
        Cost(candidate, weights, cheapest),
        new("service", Round(weights.Service * (candidate.AcceptanceRate ?? UnknownRate)), Rate(candidate.AcceptanceRate, "of its tenders accepted")),
        new("onTime", Round(weights.OnTime * (candidate.OnTimeRate ?? UnknownRate)), Rate(candidate.OnTimeRate, "of its deliveries on time")),
        Capacity(candidate, weights),
        Guide(candidate, weights, guide),
    ];

    private static ScoreTerm Cost(Candidate candidate, ScoreWeights weights, decimal? cheapest) => candidate.Quote is { } quote
        ? new("cost", Round(weights.Cost * Share(cheapest ?? quote.Total, quote.Total)), $"{quote.Total:0.##} {quote.Currency}, the cheapest is {cheapest:0.##}")
        : new("cost", 0, "no rate for this lane");

    private static ScoreTerm Capacity(Candidate candidate, ScoreWeights weights) => candidate.CapacityLeft is { } left
        ? new("capacity", Round(weights.Capacity * Math.Clamp(left, 0, PlentyLeft) / PlentyLeft), $"{left} left that day")
        : new("capacity", Round(weights.Capacity), "no limit on this lane");

    private static ScoreTerm Guide(Candidate candidate, ScoreWeights weights, ImmutableArray<CarrierId> guide) =>
        guide.IndexOf(candidate.CarrierId) is var place and >= 0
            ? new("guide", Round(weights.Guide / (place + 1)), $"number {place + 1} of the routing guide")
            : new("guide", 0, "not in the routing guide");

    /// <summary>Those of the guide are kept before others, so that it is seen why one of them was passed over.</summary>
    private static ImmutableArray<Choice> Kept(List<Choice> choices, ImmutableArray<CarrierId> guide, ImmutableArray<Candidate> candidates)
    {
        var guided = choices.Where(choice => guide.Contains(choice.CarrierId)).Take(MaxChoices);
        var best = guided.Union(choices).Take(MaxChoices).OrderByDescending(choice => choice.Score).ThenBy(choice => choice.CarrierId.Value, StringComparer.Ordinal).ToList();
        var excluded = candidates
            .Where(candidate => !candidate.Eligibility.IsEligible)
            .OrderByDescending(candidate => guide.Contains(candidate.CarrierId))
            .ThenBy(candidate => candidate.CarrierId.Value, StringComparer.Ordinal)
            .Take(MaxChoices - best.Count)
            .Select(candidate => new Choice(candidate, []));
        return [.. best, .. excluded];
    }

    private static string? WouldPass(ImmutableArray<Candidate> candidates) => candidates
        .SelectMany(candidate => candidate.Eligibility.Rules.Where(rule => !rule.Passed))
        .GroupBy(rule => rule.Rule)
        .OrderByDescending(failed => failed.Count())
        .ThenBy(failed => failed.Key, StringComparer.Ordinal)
        .FirstOrDefault() is { } most
        ? $"{most.Count()} fail by {most.Key}, which needs {most.First().Needed}"
        : null;

    private static double Share(decimal part, decimal whole) => whole == 0 ? 1 : (double)(part / whole);

    private static string Rate(double? rate, string of) => rate is { } known ? $"{known * 100:0} % {of}" : "no history yet";

    /// <summary>To a hundredth, so that what is shown is what is added.</summary>
    private static double Round(double points) => Math.Round(points, 2);
}
