using System.Buffers;
using System.Text.Json;

namespace Dispatch.Bench.Milestones;

/// <summary>
/// What a carrier tells of each shipment, from the plan to the proof of delivery, a minute after the other: every milestone is news, so each is
/// a commit of its own. Requests are written beforehand: step by step, each with one milestone of many shipments.
/// </summary>
public sealed class Told
{
    public const string Path = "/v1/milestones";

    private static readonly (string Type, int? Stop, string Classifier)[] Steps =
    [
        ("arrived", 1, "planned"),
        ("arrived", 1, "estimated"),
        ("arrived", 1, "actual"),
        ("loadingStarted", 1, "actual"),
        ("loaded", 1, "actual"),
        ("departed", 1, "actual"),
        ("arrived", 2, "planned"),
        ("delayed", null, "actual"),
        ("arrived", 2, "estimated"),
        ("arrived", 2, "actual"),
        ("unloadingStarted", 2, "actual"),
        ("unloaded", 2, "actual"),
        ("delivered", 2, "actual"),
        ("podReceived", null, "actual"),
    ];

    private readonly byte[][] bodies;

    /// <param name="begin">When the journeys begin; all of it lies in the past.</param>
    public Told(IReadOnlyList<Journey> journeys, int perRequest, DateTimeOffset begin) =>
        bodies = [.. Enumerable.Range(0, Steps.Length).SelectMany(step => journeys.Chunk(perRequest).Select(chunk => Body(chunk, step, begin)))];

    /// <summary>How many milestones each shipment is told of.</summary>
    public static int OfEach => Steps.Length;

    public int Requests => bodies.Length;

    public ReadOnlyMemory<byte> this[int request] => bodies[request];

    private static byte[] Body(Journey[] journeys, int step, DateTimeOffset begin)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("events");
            foreach (var journey in journeys)
            {
                Write(json, journey, step, begin);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Journey journey, int step, DateTimeOffset begin)
    {
        var (type, stop, classifier) = Steps[step];
        json.WriteStartObject();
        json.WriteString("eventId", $"{journey.VehicleId}-{step}");
        json.WriteString("shipmentId", journey.ShipmentId);
        json.WriteString("type", type);
        if (stop is { } sequence)
        {
            json.WriteNumber("stop", sequence);
        }

        json.WriteString("at", begin.AddMinutes(step).UtcDateTime);
        json.WriteString("classifier", classifier);
        json.WriteEndObject();
    }
}
