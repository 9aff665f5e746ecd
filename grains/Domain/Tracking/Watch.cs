namespace Dispatch.Tracking;

/// <summary>
/// One stop that is watched for one shipment. <c>Settled</c> is what the fixes say that are too old to be corrected;
/// <c>Current</c> adds the recent ones; <c>Told</c> is what the shipment has heard.
/// </summary>
internal struct Watch(StopToWatch stop)
{
    public readonly ShipmentId Shipment = stop.Shipment;
    public readonly int Assignment = stop.Assignment;
    public readonly int Stop = stop.Stop;
    public readonly Place Place = new(stop.Point, stop.RadiusM);

    /// <summary>Index of the shipment's stop before this one at the same place; -1 where there is none.</summary>
    public int Before = -1;

    public Fence Settled = Fence.Untouched;
    public Fence Current = Fence.Untouched;
    public Visit Told = Visit.None;

    /// <summary>
    /// Tells the shipment the difference between what it has heard and what is known. What no longer stands, be it the
    /// arrival or only the departure, is withdrawn as a whole and told anew: late fixes cause that, never fixes in order.
    /// </summary>
    public void Tell(TrackingPolicy policy, ICollection<Signal> signals)
    {
        var known = Current.Visit;
        if (known == Told)
            return;

        if (!Told.StandsUnder(known, policy.RetellMs))
        {
            signals.Add(new Signal.ArrivalWithdrawn(Shipment, Assignment, Stop, At(Told.ArrivedMs)));
            Told = Visit.None;
        }

        if (known.HasArrived && !Told.HasArrived)
        {
            Told = Told with { ArrivedMs = known.ArrivedMs };
            signals.Add(new Signal.Arrived(Shipment, Assignment, Stop, At(known.ArrivedMs)));
        }

        if (known.HasDeparted && !Told.HasDeparted)
        {
            Told = Told with { DepartedMs = known.DepartedMs };
            signals.Add(new Signal.Departed(Shipment, Assignment, Stop, At(known.DepartedMs)));
        }
    }

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
