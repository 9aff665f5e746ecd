using System.Text.Json;
using Dispatch.Live;

namespace Dispatch.Lists;

/// <summary>The words in which a list is asked for in an address, the same for all lists.</summary>
public static class AskWords
{
    /// <summary>Those in which work is left.</summary>
    public const string Active = "active";

    /// <summary>Those that have ended, too.</summary>
    public const string All = "all";

    private const char Down = '-';
    private const char Comma = ',';

    /// <param name="usual">Where nothing sensible is asked for.</param>
    public static Sorting Sorting(string? word, Sorting usual) => Enum.TryParse<SortBy>(word?.TrimStart(Down), ignoreCase: true, out var by) && Enum.IsDefined(by)
        ? new(by, word!.StartsWith(Down))
        : usual;

    /// <summary>Asks for another order; for the other way round where it is in this order already.</summary>
    public static string SortedBy(SortBy by, Sorting now) => $"{(now == new Sorting(by, false) ? "-" : "")}{Of(by)}";

    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Those that a word names, one or several.</summary>
    public static IReadOnlySet<TEnum> Named<TEnum>(string? word, IEnumerable<TEnum> all) where TEnum : struct, Enum
    {
        var names = (word ?? "").Split(Comma, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return all.Where(value => names.Contains(Of(value), StringComparer.OrdinalIgnoreCase)).ToHashSet();
    }

    /// <summary>The word that names one more, or one less; null for none.</summary>
    public static string? With<TEnum>(string? word, IEnumerable<TEnum> all, TEnum value, bool wanted) where TEnum : struct, Enum
    {
        var named = Named(word, all).ToHashSet();
        _ = wanted ? named.Add(value) : named.Remove(value);
        return named.Count == 0 ? null : string.Join(Comma, all.Where(named.Contains).Select(Of));
    }
}
