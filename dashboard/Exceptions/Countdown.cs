using Dispatch.Shell;

namespace Dispatch.Exceptions;

/// <summary>What is left until a deadline, or how long ago it passed.</summary>
public sealed record Countdown(string Text, Urgency Urgency)
{
    /// <summary>From here on a deadline is called soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    public static Countdown Of(DateTimeOffset deadline, DateTimeOffset now)
    {
        var left = deadline - now;
        return left switch
        {
            _ when left < TimeSpan.Zero => new($"{Duration.Of(left)} late", Urgency.Passed),
            _ when left <= Soon => new(Duration.Of(left), Urgency.Soon),
            _ => new(Duration.Of(left), Urgency.Calm),
        };
    }
}

public enum Urgency
{
    Calm,
    Soon,
    Passed,
}
