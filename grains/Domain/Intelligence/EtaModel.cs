using System.Collections.Immutable;

namespace Dispatch.Intelligence;

/// <summary>Where a truck was when it was last heard of, and what lay behind it.</summary>
/// <param name="At">When it was there; the estimate starts from this moment.</param>
/// <param name="DrivingSince">When it left its last stop, which stands for the driver's last rest; null where it left none.</param>
/// <param name="StandingSince">When it came to the stop where it still stands.</param>
/// <param name="OpensAt">When the window of that stop opens.</param>
public sealed record Start(
    DateTimeOffset At, GeoPoint Point, DateTimeOffset? DrivingSince, DateTimeOffset? StandingSince, DateTimeOffset? OpensAt);

/// <param name="OpensAt">When its window opens; a truck that is earlier waits.</param>
public sealed record StopAhead(int Stop, GeoPoint Point, DateTimeOffset OpensAt);

/// <summary>
/// The first model of arrival: distance, average speed, driver's rest, time at stops, waiting for windows. Its numbers are our
/// own assumptions until measured ones replace them; each term says what it rests on.
/// </summary>
public static class EtaModel
{
    /// <summary>How much longer a road is than the great circle.</summary>
    public const double RoadFactor = 1.25;

    /// <summary>The share of the drive that is added for nine times of ten; waiting and resting are no risk of the road.</summary>
    public const double P90Margin = 0.2;

    public static readonly KilometresPerHour AverageSpeed = new(72);
    public static readonly TimeSpan StopTime = TimeSpan.FromMinutes(60);

    /// <returns>Null where there is no start or nothing ahead.</returns>
    public static Eta? Estimate(Start? start, ImmutableArray<StopAhead> ahead)
    {
        if (start is null || ahead is [])
        {
            return null;
        }

        var trip = Trip.From(start);
        var stops = ImmutableArray.CreateBuilder<StopEta>(ahead.Length);
        foreach (var stop in ahead)
        {
            var reached = trip.DriveTo(stop.Point);
            var left = reached.StandUntilServed(stop.OpensAt, StopTime);
            stops.Add(new(stop.Stop, reached.Clock, left.Clock));

            // The last stop's own standing is not part of reaching it.
            trip = stops.Count == ahead.Length ? reached : left;
        }

        var p90 = trip.Clock + TimeSpan.FromSeconds(Math.Round(trip.Driving.TotalSeconds * P90Margin));
        return new(start.At, trip.Clock, p90, trip.Terms, stops.MoveToImmutable());
    }
}
