using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch;

/// <summary>JSON that is passed on as it was written.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.raw-json"), JsonConverter(typeof(RawJsonConverter))]
public readonly record struct RawJson(string Text);

public sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader).GetRawText());

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text);
}
