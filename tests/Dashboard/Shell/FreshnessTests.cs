using Bunit;
using Dispatch.Fakes;
using Dispatch.Live;
using Xunit;

namespace Dispatch.Shell;

public sealed class FreshnessTests : PageContext
{
    [Theory]
    [InlineData(0.4, "live · 0.4 s")]
    [InlineData(5, "live · 5.0 s")]
    [InlineData(12, "delayed · 12 s")]
    [InlineData(95, "stale · 1 min 35 s")]
    [InlineData(-2, "live · 0.0 s")]
    public void The_age_of_the_data_is_said_and_named(double ageSeconds, string text) =>
        Assert.Equal(text, Freshness.Of(Rows.Noon, Rows.Noon.AddSeconds(ageSeconds)).Text);

    [Fact]
    public void Before_the_first_picture_there_is_no_age() => Assert.Equal("no data yet", Freshness.Of(DateTimeOffset.MinValue, Rows.Noon).Text);

    [Fact]
    public void An_enumeration_is_said_in_words() => Assert.Equal("in transit", Words.Of(Shipments.ShipmentStatus.InTransit));

    [Fact]
    public void A_view_that_a_browser_has_drawn_is_told_once()
    {
        var age = Render<DataAge>();
        var view = TowerView.Empty with { AsOf = Rows.Noon };

        Tower.Show(view);
        age.WaitForAssertion(() => Assert.Same(view, Assert.Single(Tower.Drawn)));
        Time.Advance(TimeSpan.FromSeconds(1));

        age.WaitForAssertion(() => Assert.Contains("1.0 s", age.Markup, StringComparison.Ordinal));
        Assert.Single(Tower.Drawn);
    }
}
