using System.Text.Json;
using Dispatch.Live;

namespace Dispatch.Lists;

/// <summary>The words in which a list is asked for in an address, the same for all lists.</summary>
public static class AskWords
{
    private const char Down = '-';

    /// <param name="usual">Where nothing sensible is asked for.</param>
    public static Sorting Sorting(string? word, Sorting usual) => Enum.TryParse<SortBy>(word?.TrimStart(Down), ignoreCase: true, out var by) && Enum.IsDefined(by)
        ? new(by, word!.StartsWith(Down))
        : usual;

    /// <summary>Asks for another order; for the other way round where it is in this order already.</summary>
    public static string SortedBy(SortBy by, Sorting now) => $"{(now == new Sorting(by, false) ? "-" : "")}{Of(by)}";

    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
