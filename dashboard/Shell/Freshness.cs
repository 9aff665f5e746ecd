using MudBlazor;

namespace Dispatch.Shell;

/// <summary>How far what is shown may be trusted, from its age.</summary>
public sealed record Freshness(string Text, Color Color, string Icon)
{
    public static readonly TimeSpan LiveUpTo = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan DelayedUpTo = TimeSpan.FromSeconds(30);

    /// <param name="asOf">When the picture was last complete; the minimum where there is none yet.</param>
    public static Freshness Of(DateTimeOffset asOf, DateTimeOffset now)
    {
        if (asOf == DateTimeOffset.MinValue)
        {
            return new("no data yet", Color.Default, Icons.Material.Filled.HourglassEmpty);
        }

        var age = now > asOf ? now - asOf : TimeSpan.Zero;
        return age switch
        {
            _ when age <= LiveUpTo => new($"live · {age.TotalSeconds:0.0} s", Color.Success, Icons.Material.Filled.Sensors),
            _ when age <= DelayedUpTo => new($"delayed · {age.TotalSeconds:0} s", Color.Warning, Icons.Material.Filled.HourglassBottom),
            _ => new($"stale · {Duration.Of(age)}", Color.Error, Icons.Material.Filled.SensorsOff),
        };
    }
}
