using System.Globalization;

namespace Dispatch;

/// <summary>
/// The id of a command that follows from a fact: <c>reaction:{fact}</c>, and after a colon which of several. The facts of an aggregate are acted on in
/// their order, and each aggregate is told by one line; so one that follows from an older fact than one that was carried out has been told before.
/// </summary>
public static class ReactionId
{
    private const string Start = $"{Reactions.Source}:";

    /// <summary>Said once more by a person who takes it out of the quarantine, after what came later was acted on.</summary>
    private const string Late = "late:";

    /// <param name="factId">See <see cref="FactId"/>.</param>
    public static string Of(string factId, bool isLate) => $"{(isLate ? Late : "")}{Start}{factId}";

    /// <summary>Whether <paramref name="id"/> is known as a repeat where <paramref name="answered"/> was carried out.</summary>
    public static bool IsRepeated(string id, string answered) =>
        id == answered
        || (id.StartsWith(Late, StringComparison.Ordinal) && id.AsSpan(Late.Length).SequenceEqual(answered))
        || (Read(id) is { IsReaction: true } said && Read(answered) is { IsReaction: true } known
            && said.Version < known.Version && id.AsSpan(0, said.Cause).SequenceEqual(answered.AsSpan(0, known.Cause)));

    /// <returns>How many characters name the aggregate, and the version of its fact.</returns>
    private static (bool IsReaction, int Cause, long Version) Read(string id)
    {
        if (!id.StartsWith(Start, StringComparison.Ordinal))
        {
            return default;
        }

        var mark = id.LastIndexOf(FactId.Mark);
        var number = id.AsSpan(mark + 1);
        number = number.IndexOf(':') is var end and >= 0 ? number[..end] : number;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (true, mark, version) : default;
    }
}
