namespace Dispatch.Http;

/// <summary>What must hold of a body before it means anything; rules of the trade are not here. Null where all is well.</summary>
public static class Check
{
    public const int MaxName = 200;

    private const int MaxTimeZone = 64;

    public static Refusal Malformed(string detail) => new("request.malformed", detail);

    public static Refusal? That(bool holds, string code, string detail) => holds ? null : new(code, detail);

    public static Refusal? Id(string? value, string field) =>
        value is null || Names.IsId(value) ? null : Malformed($"{field} is not {Names.IdSyntax}.");

    public static Refusal? Vehicle(string value, string field) =>
        Names.IsVehicle(value) ? null : Malformed($"{field} is not {Names.VehicleSyntax}.");

    /// <summary>A text that people will read: not empty, not longer than <paramref name="max"/> characters.</summary>
    public static Refusal? Text(string? value, string field, int max = MaxName) => value switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(value) => Malformed($"{field} is empty."),
        _ when value.Length > max => Malformed($"{field} has more than {max:N0} characters."),
        _ => null,
    };

    /// <summary>The serializer lets null pass as an item of a list.</summary>
    public static Refusal? NoNulls<T>(IEnumerable<T> items, string field) where T : class? =>
        items.Any(item => item is null) ? Malformed($"{field} has an item that is null.") : null;

    /// <summary>Whether this machine knows an IANA time zone.</summary>
    public static bool IsTimeZone(string name) =>
        name.Length is > 0 and <= MaxTimeZone
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '_' or '+' or '-')
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
}
