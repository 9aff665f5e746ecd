namespace Dispatch.Bench;

/// <summary>Reads <c>--name value</c> pairs into options.</summary>
public static class Arguments
{
    /// <param name="with">The options with one pair taken in; null where it makes no sense.</param>
    /// <returns>Null where anything makes no sense.</returns>
    public static T? Parse<T>(T defaults, IReadOnlyList<string> arguments, Func<T, string, string, T?> with)
        where T : class
    {
        var options = defaults;
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || with(options, name, text) is not { } next)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    /// <returns>Null where it is no count, or none.</returns>
    public static int? Count(string text) => int.TryParse(text, out var value) && value > 0 ? value : null;

    /// <returns>Null where it is neither a count nor 0.</returns>
    public static int? CountOrNone(string text) => text == "0" ? 0 : Count(text);

    /// <param name="all">What there is to choose from.</param>
    /// <returns>Null where it names another.</returns>
    public static IReadOnlyList<string>? Programs(string text, params IReadOnlyList<string> all) =>
        text.Split(',') is var programs && programs.All(program => all.Contains(program, StringComparer.Ordinal)) ? programs : null;

    /// <summary>The stores that are named, each as <see cref="StoreChoice.Of"/> has it.</summary>
    /// <inheritdoc cref="Programs" path="/returns"/>
    public static IReadOnlyList<StoreChoice>? Stores(string text) =>
        Programs(text, StoreChoice.Sqlite, StoreChoice.Redis) is { } programs ? [.. programs.Select(StoreChoice.Of)] : null;
}
