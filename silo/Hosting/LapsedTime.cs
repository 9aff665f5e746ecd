using Dispatch.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dispatch.Hosting;

/// <summary>
/// A clock that runs faster than real time, from the moment it was made: for the time lapse of the demo, in which everything that is dated lives
/// in lapsed time. What is measured or waited for stays real: timestamps and timers are those of the real clock.
/// </summary>
/// <param name="speed">Times real time.</param>
public sealed class LapsedTime(TimeProvider real, int speed) : TimeProvider
{
    private readonly DateTimeOffset begunAt = real.GetUtcNow();
    private readonly long begun = real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => begunAt + (real.GetElapsedTime(begun) * speed);

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}

/// <summary>Who lives in lapsed time: the tower's trade does, Orleans and those who sign in do not.</summary>
public static class TimeLapse
{
    private static readonly string[] Real =
    [
        TimeProviderNames.Messaging,
        TimeProviderNames.SystemTimers,
        TimeProviderNames.Membership,
        TimeProviderNames.ActivationManagement,
        TimeProviderNames.GrainDirectory,
        "Orleans.Streaming",
    ];

    public static void AddLapsedTime(this IServiceCollection services, int speed)
    {
        var lapsed = new LapsedTime(TimeProvider.System, speed);
        services.AddSingleton<TimeProvider>(lapsed);
        services.AddSingleton(new Pace(speed));
        services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, lapsed);
        foreach (var area in Real)
        {
            services.AddKeyedSingleton(area, TimeProvider.System);
        }

        services.Configure<CookieAuthenticationOptions>(People.Scheme, cookie => cookie.TimeProvider = TimeProvider.System);
    }
}
