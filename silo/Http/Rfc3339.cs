namespace Dispatch.Http;

/// <summary>What became of a time that was read.</summary>
public enum TimeReading
{
    Read,

    /// <summary>It names a wall clock somewhere: nobody can say which moment it means.</summary>
    WithoutZone,
    NoTime,
}

/// <summary>
/// Times as RFC 3339 section 5.6 writes them, zone and seconds required: <c>2026-07-04T09:30:00.250Z</c>, <c>2026-07-04T09:30:00+02:00</c>.
/// Parts of a millisecond are dropped; a leap second (<c>:60</c>) is no time.
/// </summary>
public static class Rfc3339
{
    private const int WithoutFraction = 19;
    private const int OffsetLength = 6;
    private const int MaxFractionDigits = 9;
    private const long MinuteMs = 60_000;

    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly long EarliestMs = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <param name="unixMs">Unix milliseconds; 0 where it is no time.</param>
    public static TimeReading Read(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (!TryWallClock(text, out var wallClockMs))
        {
            return TimeReading.NoTime;
        }

        var rest = text[WithoutFraction..];
        if (!TryFraction(ref rest, out var fractionMs))
        {
            return TimeReading.NoTime;
        }

        if (rest.IsEmpty)
        {
            return TimeReading.WithoutZone;
        }

        if (!TryOffset(rest, out var offsetMs))
        {
            return TimeReading.NoTime;
        }

        var at = wallClockMs + fractionMs - offsetMs;
        if (at < EarliestMs || at > LatestMs)
        {
            return TimeReading.NoTime;
        }

        unixMs = at;
        return TimeReading.Read;
    }

    private static bool TryWallClock(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text.Length < WithoutFraction
            || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        var (hour, minute, second) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..19]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        var days = new DateOnly(year, month, day).DayNumber - UnixEpochDay;
        unixMs = (((((((long)days * 24) + hour) * 60) + minute) * 60) + second) * 1000;
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out long ms)
    {
        ms = 0;
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? end : rest.Length - 1;
        if (digits is 0 or > MaxFractionDigits)
        {
            return false;
        }

        for (var at = 1; at <= 3; at++)
        {
            ms = (ms * 10) + (at <= digits ? rest[at] - '0' : 0);
        }

        rest = rest[(1 + digits)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long offsetMs)
    {
        offsetMs = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }

        if (text.Length != OffsetLength || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
        {
            return false;
        }

        var (hours, minutes) = (Number(text[1..3]), Number(text[4..6]));
        offsetMs = ((hours * 60) + minutes) * (text[0] == '-' ? -MinuteMs : MinuteMs);
        return hours is >= 0 and <= 23 && minutes is >= 0 and <= 59;
    }

    /// <returns>Below 0 where one of them is no digit.</returns>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if ((uint)(digit - '0') > 9)
            {
                return -1;
            }

            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
