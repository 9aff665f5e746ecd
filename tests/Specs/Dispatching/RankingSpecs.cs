using CsCheck;
using Dispatch.Carriers;
using Xunit;

namespace Dispatch.Dispatching;

/// <summary>Scores that can be explained.</summary>
public sealed class RankingSpecs
{
    private static readonly Gen<Candidate> Candidates = Gen.Select(Gen.Int[1, 40], Gen.Int[100, 3_000].Nullable(), Gen.Bool, Gen.Int[0, 9].Nullable(), (carrier, price, eligible, capacity) =>
        Freight.Candidate(new($"C{carrier}"), price, eligible, capacity));

    [Fact]
    public void The_terms_of_every_score_add_up_and_the_best_comes_first() => Candidates.Array[0, 40].Sample(candidates =>
    {
        var ranking = Freight.Ranking([.. candidates.DistinctBy(candidate => candidate.CarrierId)]);
        var eligible = ranking.Choices.Where(choice => choice.Candidate.Eligibility.IsEligible).ToList();
        Assert.All(eligible, choice => Assert.Equal(choice.Terms.Sum(term => term.Points), choice.Score));
        Assert.Equal(eligible.Select(choice => choice.Score).OrderDescending(), eligible.Select(choice => choice.Score));
        Assert.All(ranking.Choices.Skip(eligible.Count), choice => Assert.Empty(choice.Terms));
        Assert.InRange(ranking.Choices.Length, 0, Ranking.MaxChoices);
    });

    [Fact]
    public void The_cheapest_has_all_points_for_cost_and_twice_the_price_half_of_them()
    {
        var ranking = Freight.Ranking(Freight.Candidate(Freight.Cheap, 500), Freight.Candidate(Freight.Best, 1_000));
        Assert.Equal((40, 20), (Points(ranking, Freight.Cheap, "cost"), Points(ranking, Freight.Best, "cost")));
    }

    [Fact]
    public void Primary_carriers_come_by_what_they_lack_of_their_share_and_backups_after_them()
    {
        GuideEntry[] guide = [new(Freight.Able, GuideRole.Primary, 50), new(Freight.Best, GuideRole.Primary, 50), new(Freight.Cheap, GuideRole.Backup, null)];
        var loads = new Dictionary<CarrierId, int> { [Freight.Able] = 7, [Freight.Best] = 3 };
        Assert.Equal([Freight.Best, Freight.Able, Freight.Cheap], Ranking.GuideOrder([.. guide], loads));
    }

    [Fact]
    public void A_carrier_of_the_guide_is_kept_also_where_many_others_are_better()
    {
        var others = Enumerable.Range(1, 30).Select(number => Freight.Candidate(new($"C{number}"), 100));
        Assert.Contains(Freight.Ranking([.. others, Freight.Candidate(Freight.Able, 3_000)]).Choices, choice => choice.CarrierId == Freight.Able);
    }

    private static double Points(Ranked ranking, CarrierId carrier, string term) =>
        ranking.Choices.Single(choice => choice.CarrierId == carrier).Terms.Single(points => points.Name == term).Points;
}
