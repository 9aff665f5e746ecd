using System.Globalization;
using System.Runtime.CompilerServices;

namespace Dispatch.Http;

/// <summary>What must hold of a body before it means anything; rules of the trade are not here. Null where all is well.</summary>
public static class Check
{
    public const int MaxName = 200;

    private const int MaxTimeZone = 64;

    public static Refusal Malformed(string detail) => new("request.malformed", detail);

    public static Refusal? That(bool holds, string code, string detail) => holds ? null : new(code, detail);

    /// <inheritdoc cref="That(bool, string, string)"/>
    public static Refusal? That(bool holds, string code, [InterpolatedStringHandlerArgument(nameof(holds))] ref Detail detail) =>
        holds ? null : new(code, detail.Text());

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

    /// <summary>Words of a refusal with something set into them: they are put together where it comes to that.</summary>
    [InterpolatedStringHandler]
    public ref struct Detail
    {
        private DefaultInterpolatedStringHandler text;

        public Detail(int literalLength, int formattedCount, bool holds, out bool isWanted)
        {
            isWanted = !holds;
            text = isWanted ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string value) => text.AppendLiteral(value);

        public void AppendFormatted<T>(T value, string? format = null) => text.AppendFormatted(value, format);

        internal string Text() => text.ToStringAndClear();
    }
}
