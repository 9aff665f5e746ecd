namespace Dispatch.Trucks;

/// <summary>
/// How long a driver may drive: 11 hours between rests of 10, and no more than 8 without half an hour off the wheel
/// (49 CFR 395.3). The 14-hour window and the weekly limits are left out.
/// </summary>
/// <param name="Driven">Since the last rest.</param>
/// <param name="AtTheWheel">Since the last half hour off.</param>
/// <param name="Standing">Since the wheel was left.</param>
public readonly record struct Driver(TimeSpan Driven, TimeSpan AtTheWheel, TimeSpan Standing)
{
    public static readonly TimeSpan MaxDriving = TimeSpan.FromHours(11);
    public static readonly TimeSpan MaxAtTheWheel = TimeSpan.FromHours(8);
    public static readonly TimeSpan Break = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Rest = TimeSpan.FromHours(10);

    /// <summary>How long he may drive on.</summary>
    public TimeSpan Left => Shorter(MaxDriving - Driven, MaxAtTheWheel - AtTheWheel);

    /// <summary>How long he must stand before he may drive on; nothing while he may.</summary>
    public TimeSpan MustStand =>
        Driven >= MaxDriving ? Rest
        : AtTheWheel >= MaxAtTheWheel ? Break
        : TimeSpan.Zero;

    public Driver Drive(TimeSpan time) => new(Driven + time, AtTheWheel + time, TimeSpan.Zero);

    public Driver Stand(TimeSpan time)
    {
        var standing = Standing + time;
        return standing >= Rest ? new(TimeSpan.Zero, TimeSpan.Zero, standing)
            : standing >= Break ? new(Driven, TimeSpan.Zero, standing)
            : this with { Standing = standing };
    }

    /// <summary>How long a drive takes with all that he must stand, and who he is at its end.</summary>
    public (TimeSpan Takes, Driver Then) Through(TimeSpan drive)
    {
        var (takes, driver) = (TimeSpan.Zero, this);
        while (drive > TimeSpan.Zero)
        {
            var stand = driver.MustStand;
            driver = stand > TimeSpan.Zero ? driver.Stand(stand) : driver;
            var stretch = Shorter(drive, driver.Left);
            (takes, driver, drive) = (takes + stand + stretch, driver.Drive(stretch), drive - stretch);
        }

        return (takes, driver);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
