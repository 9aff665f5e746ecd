using System.Text.RegularExpressions;

namespace Dispatch.Shell;

/// <summary>A value of an enumeration as people say it: <c>InTransit</c> is "in transit".</summary>
public static partial class Words
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum =>
        Hump().Replace(value.ToString(), " ").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hump();
}
