using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Audit;

/// <summary>A call that was to change something and was refused.</summary>
/// <param name="By"><c>api:{key}</c> or <c>person:{name}</c>.</param>
/// <param name="Status">Of HTTP.</param>
/// <param name="Code">Of the problem that it was answered with.</param>
/// <param name="TraceId">W3C; finds the call in the telemetry where it was sampled.</param>
public sealed record RefusedCall(DateTimeOffset At, string By, string Method, string Path, int Status, string Code, string? Detail, string? TraceId)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, RefusalJson.Default.RefusedCall);

    /// <returns>Null where the entry is damaged: the others are shown all the same.</returns>
    public static RefusedCall? Read(ReadOnlySpan<byte> entry)
    {
        try
        {
            return JsonSerializer.Deserialize(entry, RefusalJson.Default.RefusedCall);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The stored form of the log of refusals.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RefusedCall))]
internal sealed partial class RefusalJson : JsonSerializerContext;
