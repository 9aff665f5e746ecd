using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Http;

/// <summary>Times of the API: read as RFC 3339 with a zone, written in UTC with <c>Z</c>.</summary>
public sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("a time is a text of RFC 3339.");
        }

        // Many writers escape the + of an offset.
        var text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        return Rfc3339.Read(text, out var unixMs) switch
        {
            TimeReading.Read => DateTimeOffset.FromUnixTimeMilliseconds(unixMs),
            TimeReading.WithoutZone => throw new JsonException("the time has no zone: end it with Z or an offset."),
            _ => throw new JsonException("this is no time of RFC 3339."),
        };
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Form));
}
