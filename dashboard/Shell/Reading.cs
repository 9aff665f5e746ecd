using System.Globalization;

namespace Dispatch.Shell;

/// <summary>How a person reads times and measures. Pure: the same moment and the same reading give the same text.</summary>
/// <param name="Browser">The zone that the browser is set to.</param>
public sealed record Reading(ZoneChoice Zone, UnitChoice Units, TimeZoneInfo Browser)
{
    public static readonly Reading Default = new(ZoneChoice.Browser, UnitChoice.Metric, TimeZoneInfo.Utc);

    private const double KmPerMile = 1.609344;
    private const double KgPerPound = 0.45359237;

    /// <summary>The zone in which a time is told; a stop that does not say its zone is read in the browser's.</summary>
    /// <param name="stopZone">The IANA zone of the place that the time is about.</param>
    public TimeZoneInfo ZoneFor(string? stopZone) => Zone switch
    {
        ZoneChoice.Utc => TimeZoneInfo.Utc,
        ZoneChoice.AtStop => Zones.Find(stopZone) ?? Browser,
        _ => Browser,
    };

    /// <summary><c>4 May 14:05 CDT</c>; with its year where that is not the present one.</summary>
    public string Short(DateTimeOffset at, DateTimeOffset now, string? stopZone = null)
    {
        var zone = ZoneFor(stopZone);
        return $"{Day(at, now, zone)} {Time(at, zone)} {Zones.Abbreviation(zone, at)}";
    }

    /// <summary><c>Mon 4 May 2026 14:05:09 CDT</c>.</summary>
    public string Long(DateTimeOffset at, string? stopZone = null) => Long(at, ZoneFor(stopZone));

    public static string Long(DateTimeOffset at, TimeZoneInfo zone) =>
        $"{In(zone, at).ToString("ddd d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} {Zones.Abbreviation(zone, at)}";

    /// <summary><c>4 May 14:00–16:00 CDT</c>, or both days where it goes over midnight.</summary>
    public string Window(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, string? stopZone = null)
    {
        var zone = ZoneFor(stopZone);
        var (start, end) = (Zones.Abbreviation(zone, from), Zones.Abbreviation(zone, to));
        var oneDay = In(zone, from).Date == In(zone, to).Date && start == end;
        return oneDay
            ? $"{Day(from, now, zone)} {Time(from, zone)}–{Time(to, zone)} {end}"
            : $"{Day(from, now, zone)} {Time(from, zone)}{(start == end ? "" : $" {start}")} – {Day(to, now, zone)} {Time(to, zone)} {end}";
    }

    /// <summary>Below ten with one decimal, above in whole kilometres or miles.</summary>
    public string Distance(double km) => Units is UnitChoice.Imperial ? $"{Rounded(km / KmPerMile)} mi" : $"{Rounded(km)} km";

    public string Speed(double kmh) => Units is UnitChoice.Imperial ? $"{Whole(kmh / KmPerMile)} mph" : $"{Whole(kmh)} km/h";

    public string Temperature(double celsius) => Units is UnitChoice.Imperial ? $"{Decimal((celsius * 9 / 5) + 32)} °F" : $"{Decimal(celsius)} °C";

    public string Weight(double kg) => Units is UnitChoice.Imperial ? $"{Whole(kg / KgPerPound)} lb" : $"{Whole(kg)} kg";

    private static DateTimeOffset In(TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    private static string Day(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) =>
        In(zone, at).ToString(In(zone, at).Year == In(zone, now).Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at, TimeZoneInfo zone) => In(zone, at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Rounded(double value) => Math.Abs(value) < 9.95 ? Decimal(value) : Whole(value);

    // Zero that was rounded from below is written without its sign.
    private static string Decimal(double value) => (Math.Round(value, 1) + 0.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Whole(double value) => (Math.Round(value) + 0.0).ToString("#,0", CultureInfo.InvariantCulture);
}

public enum ZoneChoice
{
    /// <summary>The reader's own.</summary>
    Browser,
    Utc,

    /// <summary>Each time in the zone of the place that it is about.</summary>
    AtStop,
}

public enum UnitChoice
{
    Metric,
    Imperial,
}
