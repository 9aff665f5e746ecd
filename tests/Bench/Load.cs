using System.Buffers;
using System.Text.Json;

namespace Dispatch.Bench;

/// <summary>
/// All requests of a round, written beforehand so that sending costs as little as it can: second by second, 100 vehicles a request, one
/// fix of each. In place of a hundredth of the fixes the one before is sent again, and in place of another a late one.
/// </summary>
public sealed class Load
{
    public const int PerRequest = 100;

    /// <summary>Every so many fixes of a vehicle there is one duplicate and, half way between, one late fix: 2 % together.</summary>
    private const int SpoiltEvery = 100;

    /// <summary>A time between two fixes that have been sent, in seconds before the fix that is due.</summary>
    private const double LateByS = 1.5;

    private readonly byte[][] bodies;
    private readonly DateTimeOffset begin;

    public Load(int vehicles, DateTimeOffset begin)
    {
        this.begin = begin;
        Journeys = [.. Enumerable.Range(0, vehicles).Select(vehicle => new Journey(vehicle))];
        bodies = new byte[GroupsOf(vehicles) * Journey.Seconds][];
        for (var second = 0; second < Journey.Seconds; second++)
        {
            for (var group = 0; group < Groups; group++)
            {
                bodies[(second * Groups) + group] = Body(Members(group).Select(journey => Due(journey, second)));
            }
        }
    }

    public const string Carrier = "bench";

    public IReadOnlyList<Journey> Journeys { get; }

    public int Requests => bodies.Length;

    public long Bytes => bodies.Sum(body => (long)body.Length);

    public long Positions => Sent(Requests);

    private int Groups => GroupsOf(Journeys.Count);

    public static int GroupsOf(int vehicles) => (vehicles + PerRequest - 1) / PerRequest;

    public ReadOnlyMemory<byte> this[int request] => bodies[request];

    /// <summary>One more fix of some vehicles, to see when everything before it in the log has been judged.</summary>
    public IEnumerable<byte[]> Last(IEnumerable<Journey> watched) =>
        watched.Chunk(PerRequest).Select(chunk => Body(chunk.Select(journey => (journey, (double)Journey.Seconds))));

    /// <summary>How many positions the first requests carry.</summary>
    public long Sent(int requests) => Journeys.Sum(journey => (long)SentOf(journey, requests));

    public int SentOf(Journey journey, int requests) =>
        (requests / Groups) + (journey.Vehicle / PerRequest < requests % Groups ? 1 : 0);

    /// <summary>How many different positions those are: a duplicate counts once.</summary>
    public int Distinct(Journey journey, int requests) =>
        Enumerable.Range(0, SentOf(journey, requests)).Select(second => Due(journey, second).Second).Distinct().Count();

    /// <summary>The time of the latest of them, in whole microseconds since 1970.</summary>
    public decimal LatestAt(Journey journey, int requests) =>
        (begin.AddSeconds(Enumerable.Range(0, SentOf(journey, requests)).Max(second => Due(journey, second).Second)) - DateTimeOffset.UnixEpoch).Ticks
        / TimeSpan.TicksPerMicrosecond;

    private IEnumerable<Journey> Members(int group) => Journeys.Skip(group * PerRequest).Take(PerRequest);

    private static (Journey Journey, double Second) Due(Journey journey, int second) => ((second + (journey.Vehicle * 7)) % SpoiltEvery) switch
    {
        0 when second > 1 => (journey, second - 1),
        SpoiltEvery / 2 when second > 1 => (journey, second - LateByS),
        _ => (journey, second),
    };

    private byte[] Body(IEnumerable<(Journey Journey, double Second)> fixes)
    {
        var buffer = new ArrayBufferWriter<byte>(PerRequest * 192);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("positions");
            foreach (var (journey, second) in fixes)
            {
                Write(json, journey, second);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void Write(Utf8JsonWriter json, Journey journey, double second)
    {
        json.WriteStartObject();
        json.WriteString("vehicleId", journey.VehicleId);
        json.WriteString("carrierId", Carrier);
        json.WriteString("at", begin.AddSeconds(second).UtcDateTime);
        json.WriteNumber("lat", Math.Round(journey.Lat(second), 6));
        json.WriteNumber("lon", Math.Round(journey.Lon, 6));
        json.WriteNumber("speedKmh", journey.IsMoving(second) ? 72 : 0);
        json.WriteNumber("headingDeg", 0);
        json.WriteNumber("accuracyM", 5);
        json.WriteEndObject();
    }
}
