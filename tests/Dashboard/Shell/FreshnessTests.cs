using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Shell;

public sealed class FreshnessTests
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
}
