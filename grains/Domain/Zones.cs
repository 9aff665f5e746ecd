using NodaTime;

namespace Dispatch;

/// <summary>Between UTC and the clock on a wall somewhere. The zones come with the library, so that every machine answers alike.</summary>
public static class Zones
{
    /// <summary>Whether it is an IANA name that is known here.</summary>
    public static bool IsKnown(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    /// <summary>The date on a calendar there.</summary>
    /// <param name="zone">IANA name; UTC where it is not known.</param>
    public static DateOnly DayOf(DateTimeOffset at, string zone) => Instant.FromDateTimeOffset(at).InZone(Of(zone)).Date.ToDateOnly();

    internal static DateTimeZone Of(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? DateTimeZone.Utc;
}
