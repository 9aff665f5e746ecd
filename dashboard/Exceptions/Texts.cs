using Dispatch.Lists;

namespace Dispatch.Exceptions;

/// <summary>What partners wrote, as far as a list has room for it.</summary>
internal static class Texts
{
    /// <summary>Whatever a partner sent must not flood the circuit.</summary>
    private const int MaxLength = 240;

    public static string Shorten(string? text) => Cut.To(MaxLength, text ?? "");
}
