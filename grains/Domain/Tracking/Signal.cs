namespace Dispatch.Tracking;

/// <summary>What tracking tells a shipment; <paramref name="Assignment"/> is the version of the assignment it watches for.</summary>
public abstract record Signal(ShipmentId Shipment, int Assignment, DateTimeOffset At)
{
    /// <summary>The vehicle is at a stop since <c>At</c>.</summary>
    public sealed record Arrived(ShipmentId Shipment, int Assignment, int Stop, DateTimeOffset At) : Signal(Shipment, Assignment, At);

    /// <summary>The vehicle left a stop; <c>At</c> is the last time it was seen there.</summary>
    public sealed record Departed(ShipmentId Shipment, int Assignment, int Stop, DateTimeOffset At) : Signal(Shipment, Assignment, At);

    /// <summary>An arrival that was told at <c>At</c> was none, as late fixes show, and with it a departure. What was instead follows.</summary>
    public sealed record ArrivalWithdrawn(ShipmentId Shipment, int Assignment, int Stop, DateTimeOffset At) : Signal(Shipment, Assignment, At);

    /// <summary>The vehicle moved, or is still there.</summary>
    public sealed record Seen(ShipmentId Shipment, int Assignment, DateTimeOffset At, GeoPoint Point) : Signal(Shipment, Assignment, At);
}
