using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Dispatch.Live;

namespace Dispatch.Http;

/// <summary>Where a page ended, so that nobody outside builds on what it is made of.</summary>
public static class Cursors
{
    private const int MaxLength = 1_024;

    public static string Write(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last));

    public static string Write(RowPlace last) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes((string?[])[last.Key, last.Id], ApiJson.Default.StringArray));

    /// <returns>Empty for no cursor; null for one that is none.</returns>
    public static string? Read(string? cursor) => cursor switch
    {
        null => "",
        { Length: > MaxLength } => null,
        _ when !Base64Url.IsValid(cursor) => null,
        _ => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)),
    };

    /// <returns>Whether it is none or one that a list gave; <paramref name="place"/> is null for none.</returns>
    public static bool TryReadPlace(string? cursor, out RowPlace? place)
    {
        place = null;
        var text = Read(cursor);
        if (text is null or "")
        {
            return text is "";
        }

        try
        {
            place = JsonSerializer.Deserialize(text, ApiJson.Default.StringArray) is [var key, { } id] ? new(key, id) : null;
        }
        catch (JsonException)
        {
            // Somebody made it up.
        }

        return place is not null;
    }
}
