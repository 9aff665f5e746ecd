using CsCheck;
using Xunit;

namespace Dispatch;

public sealed class RotaSpecs
{
    private const long Every = 5_000;
    private const int Partitions = 64;

    [Fact]
    public void Partitions_that_began_together_save_one_after_the_other()
    {
        var turns = Enumerable.Range(0, Partitions).Select(partition => Rota.Next(0, Every, partition, Partitions)).Order().ToList();

        Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, (Every / Partitions) - 1, (Every / Partitions) + 1));
    }

    [Fact]
    public void A_turn_is_never_now_and_never_more_than_an_interval_away_and_keeps_its_place_in_it() => Gen
        .Select(Gen.Long[-1_000_000, 1_000_000_000_000], Gen.Int[0, Partitions - 1])
        .Sample((now, partition) =>
        {
            var next = Rota.Next(now, Every, partition, Partitions);
            Assert.InRange(next - now, 1, Every);
            Assert.Equal(next + Every, Rota.Next(next, Every, partition, Partitions));
        });
}
