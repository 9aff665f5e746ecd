using System.Text;
using Dispatch.Http;
using Xunit;

namespace Dispatch.Edges;

public class Rfc3339Tests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1970-01-01T00:00:00.250Z", 250)]
    [InlineData("1970-01-01T00:00:00.2Z", 200)]
    [InlineData("1970-01-01T00:00:00.123456789Z", 123)]
    [InlineData("1970-01-01T02:00:00+02:00", 0)]
    [InlineData("1969-12-31T19:30:00-04:30", 0)]
    [InlineData("1970-01-01t00:00:01z", 1_000)]
    [InlineData("2024-02-29T23:59:59.999Z", 1_709_251_199_999)]
    public void A_time_with_a_zone_is_one_moment(string text, long unixMs)
    {
        Assert.Equal(TimeReading.Read, Rfc3339.Read(Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(unixMs, read);
    }

    [Theory]
    [InlineData("2026-07-04T12:00:00")]
    [InlineData("2026-07-04T12:00:00.5")]
    public void A_time_without_a_zone_is_known_as_such(string text) =>
        Assert.Equal(TimeReading.WithoutZone, Rfc3339.Read(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("")]
    [InlineData("2026-07-04")]
    [InlineData("2026-07-04T12:00Z")]
    [InlineData("2026-07-04 12:00:00Z")]
    [InlineData("2026-02-29T12:00:00Z")]
    [InlineData("2026-00-01T12:00:00Z")]
    [InlineData("0000-01-01T12:00:00Z")]
    [InlineData("2026-07-04T24:00:00Z")]
    [InlineData("2026-07-04T12:00:60Z")]
    [InlineData("2026-07-04T12:00:00.Z")]
    [InlineData("2026-07-04T12:00:00+0200")]
    [InlineData("2026-07-04T12:00:00+24:00")]
    [InlineData("2026-07-04T12:00:00Zulu")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("٢٠٢٦-07-04T12:00:00Z")]
    public void What_is_no_time_is_none(string text) =>
        Assert.Equal(TimeReading.NoTime, Rfc3339.Read(Encoding.UTF8.GetBytes(text), out _));
}
