namespace Dispatch.Lists;

/// <summary>A length of time as a list tells it, without what changes every second: <c>45 s</c>, <c>12 min</c>, <c>1 h 20 min</c>, <c>3 d 4 h</c>.</summary>
public static class Coarse
{
    public static string Of(TimeSpan length) => length.Duration() switch
    {
        { TotalMinutes: < 1 } l => $"{l.Seconds} s",
        { TotalHours: < 1 } l => $"{l.Minutes} min",
        { TotalDays: < 1 } l => $"{l.Hours} h {l.Minutes:00} min",
        var l => $"{l.Days} d {l.Hours} h",
    };
}
