using System.Text.Json;

namespace Dispatch.Storage;

/// <summary>Whose fact it is, read from its stored form without reading the rest.</summary>
/// <param name="Trace">See <see cref="Fact{TFact}.Trace"/>.</param>
public readonly record struct FactHead(string Kind, string Key, long Version, string? Trace)
{
    /// <param name="stored">A <see cref="Fact{TFact}"/> in its stored form, which begins with these.</param>
    public static FactHead Read(ReadOnlySpan<byte> stored)
    {
        var reader = new Utf8JsonReader(stored);
        string? kind = null;
        string? key = null;
        string? trace = null;
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("trace"u8))
            {
                reader.Read();
                trace = reader.GetString();
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                kind = reader.GetString();
            }
            else if (reader.ValueTextEquals("key"u8))
            {
                reader.Read();
                key = reader.GetString();
            }
            else if (reader.ValueTextEquals("version"u8) && kind is not null && key is not null)
            {
                reader.Read();
                return new(kind, key, reader.GetInt64(), trace);
            }
        }

        throw new JsonException("A fact begins with its kind, key and version.");
    }
}
