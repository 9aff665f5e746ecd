namespace Dispatch.Shell;

/// <summary>A length of time in the two units that matter: <c>45 s</c>, <c>12 min 05 s</c>, <c>1 h 20 min</c>, <c>3 d 4 h</c>.</summary>
public static class Duration
{
    public static string Of(TimeSpan length) => length.Duration() switch
    {
        { TotalMinutes: < 1 } l => $"{l.Seconds} s",
        { TotalHours: < 1 } l => $"{l.Minutes} min {l.Seconds:00} s",
        { TotalDays: < 1 } l => $"{l.Hours} h {l.Minutes:00} min",
        var l => $"{l.Days} d {l.Hours} h",
    };
}
