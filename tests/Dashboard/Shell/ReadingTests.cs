using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Shell;

public sealed class ReadingTests
{
    private const string Chicago = "America/Chicago";
    private const string Kolkata = "Asia/Kolkata";

    private static readonly Reading InNewYork = new(ZoneChoice.Browser, UnitChoice.Metric, Zones.Find("America/New_York")!);

    [Theory]
    [InlineData(ZoneChoice.Browser, Chicago, "4 May 08:00 EDT")]
    [InlineData(ZoneChoice.Utc, Chicago, "4 May 12:00 UTC")]
    [InlineData(ZoneChoice.AtStop, Chicago, "4 May 07:00 CDT")]
    [InlineData(ZoneChoice.AtStop, Kolkata, "4 May 17:30 IST")]
    [InlineData(ZoneChoice.AtStop, "America/Sao_Paulo", "4 May 09:00 UTC-03:00")]
    [InlineData(ZoneChoice.AtStop, null, "4 May 08:00 EDT")]
    [InlineData(ZoneChoice.AtStop, "Nowhere/Atall", "4 May 08:00 EDT")]
    [InlineData(ZoneChoice.AtStop, "../../etc/passwd", "4 May 08:00 EDT")]
    public void A_time_is_told_with_its_day_and_zone(ZoneChoice choice, string? stopZone, string text) =>
        Assert.Equal(text, (InNewYork with { Zone = choice }).Short(Rows.Noon, Rows.Noon, stopZone));

    [Fact]
    public void A_time_in_another_year_is_told_with_its_year() => Assert.Equal("4 May 2026 12:00 UTC", Reading.Default.Short(Rows.Noon, Rows.Noon.AddYears(1)));

    [Fact]
    public void In_full_it_has_its_weekday_year_and_seconds() => Assert.Equal("Mon 4 May 2026 08:00:09 EDT", InNewYork.Long(Rows.Noon.AddSeconds(9)));

    [Theory]
    [InlineData(0, 2, "4 May 12:00–14:00 UTC")]
    [InlineData(10, 14, "4 May 22:00 – 5 May 02:00 UTC")]
    public void A_window_tells_its_second_day_only_where_it_is_another(int fromHours, int toHours, string text) =>
        Assert.Equal(text, Reading.Default.Window(Rows.Noon.AddHours(fromHours), Rows.Noon.AddHours(toHours), Rows.Noon));

    [Fact]
    public void A_window_over_the_end_of_summer_time_names_both_zones()
    {
        var from = new DateTimeOffset(2026, 11, 1, 4, 0, 0, TimeSpan.Zero);

        Assert.Equal("1 Nov 00:00 EDT – 1 Nov 03:00 EST", InNewYork.Window(from, from.AddHours(4), from));
    }

    [Theory]
    [InlineData(UnitChoice.Metric, "5.2 km", "1,235 km", "80 km/h", "-18.0 °C", "9,000 kg")]
    [InlineData(UnitChoice.Imperial, "3.2 mi", "767 mi", "50 mph", "-0.4 °F", "19,842 lb")]
    public void Measures_are_told_in_the_units_of_the_reader(UnitChoice units, string near, string far, string speed, string temperature, string weight)
    {
        var reading = Reading.Default with { Units = units };

        Assert.Equal(
            [near, far, speed, temperature, weight],
            [reading.Distance(5.2), reading.Distance(1234.6), reading.Speed(80), reading.Temperature(-18), reading.Weight(9000)]);
    }

    [Fact]
    public void Nothing_is_colder_than_zero_by_rounding() => Assert.Equal("0.0 °C", Reading.Default.Temperature(-0.04));

    [Theory]
    [InlineData("atstop", "imperial", Chicago, ZoneChoice.AtStop, UnitChoice.Imperial, Chicago)]
    [InlineData("1", "7", "<script>", ZoneChoice.Browser, UnitChoice.Metric, "UTC")]
    [InlineData(null, null, null, ZoneChoice.Browser, UnitChoice.Metric, "UTC")]
    public void Cookies_are_believed_as_far_as_they_make_sense(
        string? times, string? units, string? zone, ZoneChoice choice, UnitChoice unit, string browser)
    {
        var reading = new Remembered(true, false, times, units, zone).Reading();

        Assert.Equal((choice, unit, browser), (reading.Zone, reading.Units, reading.Browser.Id));
    }
}
