using System.Collections.Immutable;

namespace Dispatch.Exceptions;

/// <summary>Until when an exception may sleep.</summary>
public sealed record SnoozeChoice(string Name, DateTimeOffset Until)
{
    private const int MorningHour = 8;

    /// <param name="zone">Where the person's tomorrow begins.</param>
    public static ImmutableArray<SnoozeChoice> From(DateTimeOffset now, TimeZoneInfo zone) =>
    [
        new("15 minutes", now.AddMinutes(15)),
        new("1 hour", now.AddHours(1)),
        new("4 hours", now.AddHours(4)),
        new("tomorrow 8:00", Morning(now, zone)),
    ];

    private static DateTimeOffset Morning(DateTimeOffset now, TimeZoneInfo zone)
    {
        var morning = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(1).AddHours(MorningHour);
        return new(morning, zone.GetUtcOffset(morning));
    }
}
