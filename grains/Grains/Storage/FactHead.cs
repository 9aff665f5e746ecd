using System.Text.Json;

namespace Dispatch.Storage;

/// <summary>Whose fact it is, read from its stored form without reading the rest.</summary>
public readonly record struct FactHead(string Kind, string Key, long Version)
{
    /// <param name="stored">A <see cref="Fact{TFact}"/> in its stored form, which begins with these three.</param>
    public static FactHead Read(ReadOnlySpan<byte> stored)
    {
        var reader = new Utf8JsonReader(stored);
        string? kind = null;
        string? key = null;
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("kind"u8))
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
                return new(kind, key, reader.GetInt64());
            }
        }

        throw new JsonException("A fact begins with its kind, key and version.");
    }
}
