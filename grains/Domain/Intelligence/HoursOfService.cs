namespace Dispatch.Intelligence;

/// <summary>
/// How long a driver of property may drive: 11 hours, then 10 hours off duty (49 CFR 395.3). The 14-hour window, the half-hour
/// break and the weekly limits are left out: a tower does not see the log book.
/// </summary>
/// <param name="Driven">Since the last rest; at most <see cref="MaxDriving"/>.</param>
/// <param name="RestLeft">What is left of a rest that he is taking.</param>
internal readonly record struct HoursOfService(TimeSpan Driven, TimeSpan RestLeft)
{
    public static readonly TimeSpan MaxDriving = TimeSpan.FromHours(11);
    public static readonly TimeSpan Rest = TimeSpan.FromHours(10);

    /// <summary>The driver after he has been on the road for a while, taken to drive and rest by turns ever since.</summary>
    public static HoursOfService After(TimeSpan onTheRoad)
    {
        var turn = MaxDriving + Rest;
        var into = TimeSpan.FromTicks(Math.Max(0, onTheRoad.Ticks) % turn.Ticks);
        return into <= MaxDriving ? new(into, TimeSpan.Zero) : new(TimeSpan.Zero, turn - into);
    }

    /// <summary>How long he must rest on a drive, and who he is at its end.</summary>
    public (TimeSpan Resting, HoursOfService Then) Drive(TimeSpan drive)
    {
        var driving = Driven + drive;
        var rests = driving <= MaxDriving ? 0 : (driving.Ticks - 1) / MaxDriving.Ticks;
        return (RestLeft + (rests * Rest), new(driving - (rests * MaxDriving), TimeSpan.Zero));
    }

    /// <summary>Standing as long as a rest is one.</summary>
    public HoursOfService Stand(TimeSpan standing) => standing >= Rest ? default : this;
}
