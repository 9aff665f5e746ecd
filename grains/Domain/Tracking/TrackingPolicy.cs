namespace Dispatch.Tracking;

/// <summary>
/// The limits by which fixes are judged. Plain numbers with their unit in the name, because they are compared a hundred
/// thousand times a second.
/// </summary>
public sealed record TrackingPolicy
{
    public static readonly TrackingPolicy Default = new();

    /// <summary>How far a device's clock may run ahead of the tower's.</summary>
    public long FutureMs { get; init; } = 5 * 60_000;

    /// <summary>A fix that is vaguer than this says nothing about a stop (a cell tower's position is).</summary>
    public double AccuracyMaxM { get; init; } = 1_000;

    /// <summary>No truck is faster; 200 km/h leaves room for the errors of two clocks.</summary>
    public double SpeedMaxKmh { get; init; } = 200;

    /// <summary>Jumps up to here are the noise of city streets, however short the time.</summary>
    public double JumpM { get; init; } = 1_000;

    /// <summary>A vehicle that is not faster stands: shunting and GPS noise stay below.</summary>
    public double StandingKmh { get; init; } = 5;

    /// <summary>A vehicle that stays within this stands.</summary>
    public double StandingM { get; init; } = 75;

    /// <summary>How long a vehicle stands before it counts as stopped.</summary>
    public long StandingMs { get; init; } = 2 * 60_000;

    /// <summary>How long a vehicle is inside a fence before it has arrived: a drive-by is no visit.</summary>
    public long DwellMs { get; init; } = 2 * 60_000;

    /// <summary>Two standing fixes this far apart are an arrival before the dwell is over; one may be a traffic light.</summary>
    public long DwellStandingMs { get; init; } = 30_000;

    /// <summary>The share of a fence's radius that a fix's accuracy may take away, so that a vague fix can enter a small fence.</summary>
    public double AccuracyShareOfRadius { get; init; } = 0.5;

    /// <summary>With <see cref="ExitMarginM"/>: the circle that must be left is larger than the one that was entered.</summary>
    public double ExitFactor { get; init; } = 1.25;

    /// <summary>More than GPS jitter between buildings, so that a truck that is parked on the line does not come and go.</summary>
    public double ExitMarginM { get; init; } = 50;

    /// <summary>How long a vehicle is outside before it has departed: two consecutive minutes, as Samsara's route stops have it.</summary>
    public long ExitMs { get; init; } = 2 * 60_000;

    /// <summary>With <see cref="GoneMarginM"/>: the circle beyond which a vehicle has departed without waiting.</summary>
    public double GoneFactor { get; init; } = 2;

    public double GoneMarginM { get; init; } = 1_000;

    /// <summary>An arrival or departure that late fixes move by more than this is withdrawn and told anew; less is not worth the noise.</summary>
    public long RetellMs { get; init; } = 2 * 60_000;

    /// <summary>Shipments are told of movement no more often, as long as it is less than <see cref="SeenAtOnceM"/>.</summary>
    public long SeenEveryMs { get; init; } = 30_000;

    public double SeenMovedM { get; init; } = 100;

    public double SeenAtOnceM { get; init; } = 5_000;

    /// <summary>Shipments hear of a standing vehicle this often, so that standing differs from silence.</summary>
    public long HeartbeatMs { get; init; } = 5 * 60_000;

    /// <summary>A vehicle with more stops than this ahead is a mistake of whoever assigned them.</summary>
    public int WatchesMax { get; init; } = 500;

    internal double ExitM(double radiusM) => (radiusM * ExitFactor) + ExitMarginM;

    internal double GoneM(double radiusM) => (radiusM * GoneFactor) + GoneMarginM;
}
