using System.Text.Json;

namespace Dispatch.Shipments;

/// <summary>Stored facts as people read them, without knowing what they mean.</summary>
public static class TimelineItems
{
    /// <param name="stored">A <see cref="Fact{TFact}"/> in its stored form.</param>
    public static TimelineItem From(ReadOnlySpan<byte> stored)
    {
        var reader = new Utf8JsonReader(stored);
        var fact = JsonElement.ParseValue(ref reader);
        var body = fact.GetProperty("body");
        return new(
            FactId.Of(fact.GetProperty("key").GetString()!, fact.GetProperty("version").GetInt64()),
            body.GetProperty("$type").GetString()!,
            fact.GetProperty("occurredAt").GetDateTimeOffset(),
            fact.GetProperty("receivedAt").GetDateTimeOffset(),
            fact.GetProperty("source").GetString()!,
            new(body.GetRawText()));
    }
}
