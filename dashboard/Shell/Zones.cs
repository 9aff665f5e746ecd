using System.Text.RegularExpressions;

namespace Dispatch.Shell;

/// <summary>Time zones by their IANA ids, which come from browsers and partners and may be anything.</summary>
public static partial class Zones
{
    /// <returns>Null where there is no such zone.</returns>
    public static TimeZoneInfo? Find(string? id) => id is not null && Id().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>As people write it behind a time: <c>CDT</c>; <c>UTC+05:30</c> where the zone has no letters of its own.</summary>
    public static string Abbreviation(TimeZoneInfo zone, DateTimeOffset at)
    {
        var name = zone.IsDaylightSavingTime(at) ? zone.DaylightName : zone.StandardName;
        return Letters().IsMatch(name) ? name : Offset(zone.GetUtcOffset(at));
    }

    private static string Offset(TimeSpan offset) => offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";

    // No dots: an id is looked up as a path.
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_+/-]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex("^[A-Z]{2,5}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();
}
