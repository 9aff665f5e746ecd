namespace Dispatch.Tracking;

/// <summary>
/// Whether a vehicle moves or stands, in event time. It stands once it has stayed near an anchor for two minutes, and since
/// it came there; an anchor that is left is dropped at the place reached, except by a standing vehicle that only creeps.
/// Late fixes do not change it: it says how things are, not how they were.
/// </summary>
/// <param name="SinceMs">Since when it moves or stands.</param>
internal readonly record struct Motion(bool IsStopped, long SinceMs, GeoPoint Anchor, long AnchorMs)
{
    public static Motion StartAt(in Fix fix) => new(false, fix.AtMs, fix.Point, fix.AtMs);

    public Motion Step(in Fix fix, TrackingPolicy policy)
    {
        var isNear = fix.Point.IsWithin(Anchor, policy.StandingM);

        if (IsStopped)
        {
            if (isNear)
                return this;

            return fix.SpeedKmh <= policy.StandingKmh ? this with { Anchor = fix.Point, AnchorMs = fix.AtMs } : StartAt(fix);
        }

        if (!isNear)
            return this with { Anchor = fix.Point, AnchorMs = fix.AtMs };

        return fix.AtMs - AnchorMs >= policy.StandingMs ? this with { IsStopped = true, SinceMs = AnchorMs } : this;
    }
}
