using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Storage;

namespace Dispatch.Shipments;

/// <summary>An entry of the inbox log: a milestone on its way to its shipment. The origin's command id makes a repeat known as one.</summary>
public sealed record InboxEntry(Origin Origin, ShipmentId Shipment, ShipmentCommand.ReportMilestone Milestone)
{
    /// <summary>The sampled trace that it came in with, as W3C's traceparent; null and not stored for most.</summary>
    public string? Trace { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, InboxJson.Default.InboxEntry);

    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public static InboxEntry Read(ReadOnlySpan<byte> entry)
    {
        try
        {
            return JsonSerializer.Deserialize(entry, InboxJson.Default.InboxEntry)
                ?? throw new InvalidDataException("An entry of the inbox log is empty.");
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException("An entry of the inbox log is damaged.", damage);
        }
    }
}

/// <summary>The stored form of the inbox log.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters = [typeof(StoredJson.CamelCase<MilestoneType>), typeof(StoredJson.CamelCase<Classifier>)])]
[JsonSerializable(typeof(InboxEntry))]
internal sealed partial class InboxJson : JsonSerializerContext;
