using System.Text.Json;

namespace Dispatch.Storage.Copies;

/// <summary>Where two documents begin to differ, for people: <c>stops[1].actual.arrival is null in the state and "..." by the facts</c>.</summary>
internal static class JsonDifference
{
    private const int MaxShown = 200;

    /// <returns>Null where they say the same.</returns>
    public static string? First(ReadOnlyMemory<byte> state, ReadOnlyMemory<byte> facts)
    {
        using var left = JsonDocument.Parse(state);
        using var right = JsonDocument.Parse(facts);
        return First("", left.RootElement, right.RootElement);
    }

    private static string? First(string path, JsonElement? state, JsonElement? facts) => (state, facts) switch
    {
        ({ ValueKind: JsonValueKind.Object } left, { ValueKind: JsonValueKind.Object } right) => Names(left, right)
            .Select(name => First($"{path}.{name}", Property(left, name), Property(right, name))).FirstOrDefault(difference => difference is not null),
        ({ ValueKind: JsonValueKind.Array } left, { ValueKind: JsonValueKind.Array } right) => Enumerable.Range(0, Math.Max(left.GetArrayLength(), right.GetArrayLength()))
            .Select(index => First($"{path}[{index}]", Item(left, index), Item(right, index))).FirstOrDefault(difference => difference is not null),
        _ when Text(state) == Text(facts) => null,
        _ => $"{(path.Length == 0 ? "it" : path.TrimStart('.'))} is {Shown(state)} in the state and {Shown(facts)} by the facts",
    };

    private static IEnumerable<string> Names(JsonElement left, JsonElement right) =>
        left.EnumerateObject().Concat(right.EnumerateObject()).Select(property => property.Name).Distinct(StringComparer.Ordinal);

    private static JsonElement? Property(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Item(JsonElement of, int index) => index < of.GetArrayLength() ? of[index] : null;

    private static string? Text(JsonElement? value) => value?.GetRawText();

    private static string Shown(JsonElement? value) => Text(value) is not { } text ? "missing" : text.Length <= MaxShown ? text : text[..MaxShown] + "…";
}
