using System.Collections.Immutable;

namespace Dispatch.Intelligence;

/// <summary>A truck on its estimated way: where it is at which time, and what the time went to so far.</summary>
internal sealed record Trip(
    DateTimeOffset Clock,
    GeoPoint Point,
    HoursOfService Driver,
    Kilometres Road,
    TimeSpan Driving,
    TimeSpan Resting,
    TimeSpan Stopping,
    TimeSpan Waiting)
{
    /// <summary>What the time went to; the sum is the time since the start, exactly.</summary>
    public ImmutableArray<EtaTerm> Terms =>
    [
        new("drive", Driving, $"{Road.Value:0} km by road at {EtaModel.AverageSpeed.Value:0} km/h"),
        .. Term("rest", Resting, "10 h off after 11 h of driving (49 CFR 395.3)"),
        .. Term("stop", Stopping, $"{EtaModel.StopTime.TotalMinutes:0} min at each stop on the way"),
        .. Term("wait", Waiting, "until the windows of stops on the way open"),
    ];

    public static Trip From(Start start)
    {
        var driver = start.DrivingSince is { } since ? HoursOfService.After(start.At - since) : default;
        var trip = new Trip(start.At, start.Point, driver, default, default, default, default, default);
        if (start.StandingSince is not { } arrived)
        {
            return trip;
        }

        var served = start.At - (arrived > start.OpensAt ? arrived : start.OpensAt ?? arrived);
        var left = served < TimeSpan.Zero ? EtaModel.StopTime : EtaModel.StopTime - served;
        return trip.StandUntilServed(start.OpensAt ?? arrived, left > TimeSpan.Zero ? WholeSeconds(left) : TimeSpan.Zero);
    }

    public Trip DriveTo(GeoPoint point)
    {
        var road = new Kilometres(Point.DistanceTo(point).Kilometres.Value * EtaModel.RoadFactor);
        var drive = WholeSeconds(road.At(EtaModel.AverageSpeed));
        var (rest, driver) = Driver.Drive(drive);
        return this with
        {
            Clock = Clock + drive + rest,
            Point = point,
            Driver = driver,
            Road = new(Road.Value + road.Value),
            Driving = Driving + drive,
            Resting = Resting + rest,
        };
    }

    public Trip StandUntilServed(DateTimeOffset opensAt, TimeSpan service)
    {
        var wait = opensAt > Clock ? opensAt - Clock : TimeSpan.Zero;
        return this with
        {
            Clock = Clock + wait + service,
            Driver = Driver.Stand(wait + service),
            Stopping = Stopping + service,
            Waiting = Waiting + wait,
        };
    }

    private static IEnumerable<EtaTerm> Term(string name, TimeSpan duration, string why) =>
        duration > TimeSpan.Zero ? [new(name, duration, why)] : [];

    private static TimeSpan WholeSeconds(TimeSpan duration) => TimeSpan.FromSeconds(Math.Round(duration.TotalSeconds));
}
