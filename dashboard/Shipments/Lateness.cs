using Dispatch.Lists;

namespace Dispatch.Shipments;

/// <summary>How a truck stands to the window of a stop, in words.</summary>
public sealed record Lateness(string Text, bool IsLate)
{
    /// <summary>Nobody sends a message about less.</summary>
    private static readonly TimeSpan Noteworthy = TimeSpan.FromMinutes(1);

    /// <summary>A truck whose window has passed is overdue, whatever was expected of it.</summary>
    /// <returns>Null where nothing is wrong, or nothing is known and the window is still open.</returns>
    public static Lateness? Of(NextStop next, DateTimeOffset now) => next switch
    {
        { Estimated: { } expected } when expected - next.Window.To >= Noteworthy => new($"{Coarse.Of(expected - next.Window.To)} late", true),
        _ when now - next.Window.To >= Noteworthy => new($"{Coarse.Of(now - next.Window.To)} overdue", true),
        _ => null,
    };

    /// <summary>How an arrival stood to the window.</summary>
    public static Lateness Of(DateTimeOffset arrival, Window window) => arrival switch
    {
        _ when arrival - window.To >= Noteworthy => new($"{Coarse.Of(arrival - window.To)} late", true),
        _ when window.From - arrival >= Noteworthy => new($"{Coarse.Of(window.From - arrival)} early", false),
        _ => new("on time", false),
    };
}
