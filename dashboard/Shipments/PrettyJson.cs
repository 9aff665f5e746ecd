using System.Text.Encodings.Web;
using System.Text.Json;
using Dispatch.Lists;

namespace Dispatch.Shipments;

/// <summary>JSON with a line for each value, for people.</summary>
public static class PrettyJson
{
    /// <summary>A payload is shown as far as a person would read it.</summary>
    public const int MaxLength = 20_000;

    // Shown as text and never as markup, so letters stay letters.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(RawJson json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Text);
            return Cut.To(MaxLength, JsonSerializer.Serialize(document.RootElement, Indented));
        }
        catch (JsonException)
        {
            return Cut.To(MaxLength, json.Text);
        }
    }
}
