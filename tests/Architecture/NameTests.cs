using System.Text.RegularExpressions;
using Xunit;

namespace Dispatch.Architecture;

/// <summary>A thing is called what the field calls it.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void No_type_of_the_domain_has_a_name_that_says_nothing() => Assert.Empty(Empty(Houses.Written(Houses.Domain)));

    [Fact]
    public void A_name_that_says_nothing_is_seen() => Assert.Contains(nameof(Planted.TenderManager), Empty(Houses.Planted()));

    [Fact]
    public void Only_exceptions_are_called_exceptions_and_nothing_is_called_dispatch() =>
        Assert.Empty(Houses.All.SelectMany(Houses.Written).Where(IsMisnamed).Select(type => type.FullName));

    [Fact]
    public void A_misnamed_type_is_seen() => Assert.True(IsMisnamed(typeof(Planted.LateException)));

    private static IEnumerable<string> Empty(IEnumerable<Type> types) => types.Select(type => type.Name).Where(name => SaysNothing().IsMatch(name));

    private static bool IsMisnamed(Type type) =>
        type.Name is "Dispatch" || (type.Name.EndsWith("Exception", StringComparison.Ordinal) && !typeof(Exception).IsAssignableFrom(type));

    /// <remarks>Hours of service is what 49 CFR 395 calls a driver's day.</remarks>
    [GeneratedRegex("(Manager|Helper|Utils|Util|(?<!HoursOf)Service)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SaysNothing();
}
