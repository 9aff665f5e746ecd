using Dispatch.Live;

namespace Dispatch.Lists;

/// <summary>A <see cref="RowPlace"/> in an address: the length of its key, the key and the id; a dash where it has no key.</summary>
public static class PlaceWord
{
    private const string NoKey = "-.";

    public static string Write(RowPlace place) => place.Key is { } key ? $"{key.Length}.{key}{place.Id}" : $"{NoKey}{place.Id}";

    /// <returns>Null for none, and for what nobody wrote: the first page then.</returns>
    public static RowPlace? Read(string? word)
    {
        var dot = word?.IndexOf('.', StringComparison.Ordinal) ?? 0;
        if (word is null || dot < 1)
        {
            return null;
        }

        var rest = word[(dot + 1)..];
        return word.StartsWith(NoKey, StringComparison.Ordinal) ? new(null, rest)
            : int.TryParse(word[..dot], out var length) && length >= 0 && length <= rest.Length ? new(rest[..length], rest[length..])
            : null;
    }
}
