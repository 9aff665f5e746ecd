using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Audit;

/// <summary>A call, or a deed on a page, that was to change something and was refused.</summary>
/// <param name="By"><c>api:{key}</c> or <c>person:{name}</c>.</param>
/// <param name="Method">Of HTTP; <see cref="OnPage"/> for what somebody did on the page at <paramref name="Path"/>.</param>
/// <param name="Status">Of HTTP; null for a page.</param>
/// <param name="Code">Of the problem that it was answered with.</param>
/// <param name="TraceId">W3C; finds the call in the telemetry where it was sampled.</param>
public sealed record RefusedCall(DateTimeOffset At, string By, string Method, string Path, int? Status, string Code, string? Detail, string? TraceId)
{
    public const string OnPage = "page";

    /// <summary>What is kept of a path or of a detail.</summary>
    private const int MaxText = 300;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this with { Path = Cut(Path)!, Detail = Cut(Detail) }, RefusalJson.Default.RefusedCall);

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

    private static string? Cut(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
}

/// <summary>The stored form of the log of refusals.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RefusedCall))]
internal sealed partial class RefusalJson : JsonSerializerContext;
