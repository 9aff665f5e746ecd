using Xunit;

namespace Dispatch.Exceptions;

public sealed class TaxonomySpecs
{
    [Fact]
    public void Every_type_is_described_so_that_somebody_can_act() => Assert.All(Taxonomy.Entries, entry =>
    {
        Assert.True(entry.AcknowledgeWithin < entry.ResolveWithin);
        Assert.EndsWith(".", entry.Recommendation, StringComparison.Ordinal);
        Assert.Equal(3, entry.Ladder.Distinct().Count());
    });

    [Fact]
    public void Every_type_is_described_once() => Assert.Equal(
        Taxonomy.Entries.Length, Taxonomy.Entries.Select(entry => entry.Type).Distinct().Count());

    [Fact]
    public void The_last_rung_of_the_ladder_keeps_it() => Assert.Equal("tower-manager", Taxonomy.Entries[0].OwnerAfter(escalations: 9));

    [Fact]
    public void Nothing_is_above_critical() => Assert.Equal(Severity.Critical, Taxonomy.Above(Severity.Critical));
}
