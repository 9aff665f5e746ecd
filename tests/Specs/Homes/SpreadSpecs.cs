using CsCheck;
using Xunit;

namespace Dispatch.Homes;

/// <summary>Where partitions are at home, for any cluster of up to twenty silos.</summary>
public sealed class SpreadSpecs
{
    private static readonly Gen<(string[] Silos, int Partitions)> Clusters =
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 20].ArrayUnique[1, 20], Gen.OneOf(Gen.Const(1), Gen.Const(2), Gen.Const(16), Gen.Const(64), Gen.Const(1024)));

    [Fact]
    public void No_silo_has_more_than_one_partition_more_than_another() => Clusters.Sample(cluster =>
    {
        var taken = Taken(cluster.Silos, cluster.Partitions);
        return taken.Max() - taken.Min() <= 1 && taken.Sum() == cluster.Partitions;
    });

    [Fact]
    public void It_does_not_matter_in_which_order_a_node_knows_the_silos() => Clusters.Sample(cluster =>
        Homes(cluster.Silos, cluster.Partitions).SequenceEqual(Homes([.. cluster.Silos.Reverse()], cluster.Partitions)));

    [Fact]
    public void Who_joins_takes_little_more_than_its_share_and_nobody_else_swaps_much() => Clusters.Sample(cluster =>
    {
        var before = Homes(cluster.Silos, cluster.Partitions);
        var after = Homes([.. cluster.Silos, "the-new-one"], cluster.Partitions);
        var moved = before.Zip(after).Count(home => home.First != home.Second);
        var share = (cluster.Partitions / (cluster.Silos.Length + 1)) + 1;

        // An even spread costs a swap here and there: hardly more than one for each silo.
        Assert.True(moved <= (2 * share) + cluster.Silos.Length, $"{moved} of {cluster.Partitions} moved to make room for {share} at {cluster.Silos.Length} silos.");
    });

    [Fact]
    public void A_cluster_without_silos_has_no_homes() => Assert.Empty(Spread.Of([], 64));

    private static int[] Taken(string[] silos, int partitions)
    {
        var taken = new int[silos.Length];
        foreach (var home in Spread.Of(silos, partitions))
        {
            taken[home]++;
        }

        return taken;
    }

    private static IEnumerable<string> Homes(string[] silos, int partitions) => Spread.Of(silos, partitions).Select(home => silos[home]);
}
