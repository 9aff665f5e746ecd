using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>
/// What every vehicle does, one fix a second: it drives to a pickup, stands there, drives to a delivery, stands there and drives
/// on, always north. Vehicles start one after the other, so that arrivals do not all fall into the same second.
/// </summary>
/// <param name="Vehicle">From 0; each has a meridian of its own.</param>
public sealed record Journey(int Vehicle)
{
    /// <summary>Four arrivals and departures in a journey: about 1 % of its fixes.</summary>
    public const int Events = 4;

    private const string Client = "bench";
    private const double SpeedMs = 20;
    private const double RadiusM = 150;
    private const int LeadInS = 20;
    private const int StandingS = 100;

    /// <summary>1,500 m: beyond twice the radius and a kilometre a vehicle has certainly left.</summary>
    private const int BetweenS = 75;

    /// <summary>Tracking looks at a stop once in half a minute: so much longer until it sees that the vehicle is beyond.</summary>
    private const int AwayS = BetweenS + 30;
    private const int StaggerS = 20;
    private const double MetresPerDegree = 111_195.08;

    /// <summary>A million of them lie between 30 and 43 degrees north.</summary>
    private const int PerRow = 4_000;

    private static readonly (double Lat, double Lon) Origin = (30.0, -120.0);

    public const int Seconds = StaggerS + LeadInS + StandingS + BetweenS + StandingS + AwayS;

    /// <summary>While it moves.</summary>
    public const int SpeedKmh = (int)(SpeedMs * 3.6);

    public string VehicleId => $"v{Vehicle:00000}";

    public double Lon => Origin.Lon + ((Vehicle % PerRow) * 0.02);

    public bool IsMoving(double second) => MovingS(second) != MovingS(second - 1);

    public double Lat(double second) => Row + (MovingS(second) * SpeedMs / MetresPerDegree);

    private string OrderId => $"bench-{Vehicle:00000}";

    /// <summary>Of the shipment that the order makes.</summary>
    public string ShipmentId => $"{Client}~{OrderId}";

    public OrderBody Order(DateTimeOffset begin) => new(
        OrderId,
        Client,
        new CustomerBody("bench", "standard"),
        "normal",
        "dryVan",
        10_000,
        [Stop(1, "pickup", StaggerS + LeadInS, begin), Stop(2, "delivery", StaggerS + LeadInS + BetweenS, begin)]);

    private double Row => Origin.Lat + (Vehicle / PerRow * 0.05);

    private OrderStopBody Stop(int sequence, string kind, double movingS, DateTimeOffset begin) => new(
        sequence,
        kind,
        new WindowBody(begin, begin.AddDays(1)),
        Location: new LocationBody($"{kind} {Vehicle}", Row + (movingS * SpeedMs / MetresPerDegree), Lon, RadiusM, "UTC"));

    /// <summary>How long it has been moving: the time, less the time it stood. A late starter has less of the road before the pickup.</summary>
    private double MovingS(double second)
    {
        var ahead = second + (Vehicle % StaggerS);
        return Math.Min(ahead, StaggerS + LeadInS)
            + Math.Clamp(ahead - (StaggerS + LeadInS + StandingS), 0, BetweenS)
            + Math.Max(0, ahead - (StaggerS + LeadInS + StandingS + BetweenS + StandingS));
    }
}
