using static Dispatch.Tracking.FencePhase;

namespace Dispatch.Tracking;

internal enum FencePhase : byte
{
    Away,
    Entered,
    Arrived,
    Departed,
}

/// <summary>
/// What a row of fixes says about one stop: a fold, one step per fix in event time. Once departed it stays so; whether a
/// second visit counts is for the shipment to decide. An object, since most never change: they are all <see cref="Untouched"/>.
/// </summary>
/// <param name="EnteredMs">The first fix inside.</param>
/// <param name="StandingMs">The first of the fixes inside at which the vehicle stood without a break.</param>
/// <param name="LastThereMs">The last fix that had not left the wider circle.</param>
/// <param name="OutsideMs">The first of the fixes outside since then.</param>
internal sealed record Fence(FencePhase Phase, long EnteredMs, long StandingMs, long LastThereMs, long OutsideMs)
{
    /// <summary>Stands for "not yet" in all times of tracking: fixes from before 1970 are filtered out.</summary>
    public const long Never = -1;

    public static readonly Fence Untouched = new(Away, Never, Never, Never, Never);

    public Visit Visit => Phase switch
    {
        Arrived => new(EnteredMs, Never),
        Departed => new(EnteredMs, LastThereMs),
        _ => Visit.None,
    };

    public Fence Step(in RecentFix fix, in Place place, TrackingPolicy policy) => Phase switch
    {
        Away => place.SideOf(fix, policy) == Side.Inside ? Enter(fix, policy) : this,
        Entered => Dwell(fix, place.SideOf(fix, policy), policy),
        Arrived => Stay(fix.AtMs, place.SideOf(fix, policy), policy),
        _ => this,
    };

    private static Fence Enter(in RecentFix fix, TrackingPolicy policy) =>
        new(Entered, fix.AtMs, fix.SpeedKmh <= policy.StandingKmh ? fix.AtMs : Never, fix.AtMs, Never);

    private Fence Dwell(in RecentFix fix, Side side, TrackingPolicy policy)
    {
        if (side != Side.Inside)
            return side is Side.Outside or Side.Gone ? Untouched : this;

        var standingMs = fix.SpeedKmh switch
        {
            double.NaN => StandingMs,
            var speed when speed > policy.StandingKmh => Never,
            _ => StandingMs == Never ? fix.AtMs : StandingMs,
        };
        var dwelt = fix.AtMs - EnteredMs >= policy.DwellMs;
        var stood = standingMs != Never && fix.AtMs - standingMs >= policy.DwellStandingMs;

        return this with { Phase = dwelt || stood ? Arrived : Entered, StandingMs = standingMs, LastThereMs = fix.AtMs };
    }

    /// <summary>However long nothing is heard, only a fix outside ends a stay.</summary>
    private Fence Stay(long atMs, Side side, TrackingPolicy policy) => side switch
    {
        Side.Inside or Side.Edge => this with { LastThereMs = atMs, OutsideMs = Never },
        Side.Unsure => this with { OutsideMs = Never },
        Side.Gone => this with { Phase = Departed },
        _ when OutsideMs == Never => this with { OutsideMs = atMs },
        _ => atMs - OutsideMs >= policy.ExitMs ? this with { Phase = Departed } : this,
    };
}
