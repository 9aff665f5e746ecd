namespace Dispatch.Bench;

/// <summary>
/// All requests of a round, written beforehand so that sending costs as little as it can: second by second, 100 vehicles a request, one
/// fix of each. In place of a hundredth of the fixes the one before is sent again, and in place of another a late one.
/// </summary>
public sealed class Load
{
    /// <summary>Every so many fixes of a vehicle there is one duplicate and, half way between, one late fix: 2 % together.</summary>
    private const int SpoiltEvery = 100;

    /// <summary>A time between two fixes that have been sent, in seconds before the fix that is due.</summary>
    private const double LateByS = 1.5;

    /// <summary>Journeys begin this long ago, so that none of their fixes lies in the future.</summary>
    private static readonly TimeSpan Ago = TimeSpan.FromSeconds(Journey.Seconds + 60);

    private readonly byte[][] bodies;
    private readonly Turns turns;

    public Load(int vehicles)
    {
        Begin = TimeProvider.System.GetUtcNow() - Ago;
        Journeys = [.. Enumerable.Range(0, vehicles).Select(vehicle => new Journey(vehicle))];
        turns = new(vehicles);
        bodies = [.. Enumerable.Range(0, turns.Groups * Journey.Seconds).Select(request => Body(turns.Of(request).Select(journey => Due(journey, request / turns.Groups))))];
    }

    public const string Carrier = "bench";

    /// <summary>Where it is sent to.</summary>
    public const string Path = "/v1/telematics";

    /// <summary>When the journeys begin.</summary>
    public DateTimeOffset Begin { get; }

    public IReadOnlyList<Journey> Journeys { get; }

    public int Requests => bodies.Length;

    public long Bytes => bodies.Sum(body => (long)body.Length);

    public long Positions => Sent(Requests);

    public ReadOnlyMemory<byte> this[int request] => bodies[request];

    /// <summary>One more fix of some vehicles, to see when everything before it in the log has been judged.</summary>
    public IEnumerable<byte[]> Last(IEnumerable<Journey> watched) =>
        watched.Chunk(Turns.PerRequest).Select(chunk => Body(chunk.Select(journey => (journey, (double)Journey.Seconds))));

    /// <summary>How many positions the first requests carry.</summary>
    public long Sent(int requests) => Journeys.Sum(journey => (long)SentOf(journey, requests));

    public int SentOf(Journey journey, int requests) => turns.SentOf(journey, requests);

    /// <summary>How many different positions those are: a duplicate counts once.</summary>
    public int Distinct(Journey journey, int requests) =>
        Enumerable.Range(0, SentOf(journey, requests)).Select(second => Due(journey, second).Second).Distinct().Count();

    /// <summary>The time of the latest of them, in whole microseconds since 1970.</summary>
    public decimal LatestAt(Journey journey, int requests) =>
        (Begin.AddSeconds(Enumerable.Range(0, SentOf(journey, requests)).Max(second => Due(journey, second).Second)) - DateTimeOffset.UnixEpoch).Ticks
        / TimeSpan.TicksPerMicrosecond;

    private static (Journey Journey, double Second) Due(Journey journey, int second) => ((second + (journey.Vehicle * 7)) % SpoiltEvery) switch
    {
        0 when second > 1 => (journey, second - 1),
        SpoiltEvery / 2 when second > 1 => (journey, second - LateByS),
        _ => (journey, second),
    };

    private byte[] Body(IEnumerable<(Journey Journey, double Second)> fixes) =>
        PositionsBody.Write(fixes.Select(fix => new BenchFix(
            fix.Journey, Begin.AddSeconds(fix.Second), fix.Journey.Lat(fix.Second), fix.Journey.IsMoving(fix.Second) ? Journey.SpeedKmh : 0)));
}
