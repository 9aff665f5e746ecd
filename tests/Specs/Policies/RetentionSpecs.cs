using Xunit;

namespace Dispatch.Policies;

public sealed class RetentionSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TowerPolicy Policy = TowerPolicy.Default with { RetainFor = TimeSpan.FromDays(30) };

    [Fact]
    public void What_goes_on_is_kept() => Assert.Empty(Retention.Of(null, Policy));

    [Fact]
    public void What_has_ended_is_kept_for_as_long_as_the_policy_says()
    {
        var deadlines = Retention.Of(Noon, Policy);

        Assert.Equal(Noon.AddDays(30), Assert.Single(deadlines).DueAt);
        Assert.False(Retention.IsOver(deadlines, Noon.AddDays(30).AddTicks(-1)));
        Assert.True(Retention.IsOver(deadlines, Noon.AddDays(30)));
    }

    [Fact]
    public void No_other_deadline_ends_it() => Assert.False(Retention.IsOver([new("resolve", Noon)], Noon.AddYears(1)));
}
