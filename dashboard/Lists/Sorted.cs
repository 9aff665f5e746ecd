namespace Dispatch.Lists;

/// <summary>A sorting as it stands in an address: a word, with a dash before it from the greatest.</summary>
public readonly record struct Sorted(string Word, bool Descending)
{
    private const char Down = '-';

    /// <param name="text">What stands in the address; null or unknown for the <paramref name="otherwise"/>.</param>
    public static Sorted Read(string? text, IEnumerable<string> words, Sorted otherwise) =>
        text is not null && words.Contains(text.TrimStart(Down), StringComparer.Ordinal) ? new(text.TrimStart(Down), text.StartsWith(Down)) : otherwise;

    /// <summary>What it becomes when a heading is pressed: the other way round where it was sorted by it.</summary>
    public Sorted Pressed(string word, bool startsDown) => new(word, word == Word ? !Descending : startsDown);

    public override string ToString() => Descending ? $"{Down}{Word}" : Word;
}
