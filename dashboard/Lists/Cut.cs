namespace Dispatch.Lists;

/// <summary>The beginning of a text: whatever a partner sent must not flood the circuit.</summary>
public static class Cut
{
    /// <summary>Of names and ids in lists.</summary>
    public const int Name = 80;

    /// <summary>Of sentences.</summary>
    public const int Sentence = 300;

    public static string To(int length, string text) =>
        text.Length <= length ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)}…";
}
