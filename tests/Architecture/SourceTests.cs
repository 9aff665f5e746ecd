using System.Text.RegularExpressions;
using Xunit;

namespace Dispatch.Architecture;

/// <summary>What compilers do not see.</summary>
public sealed partial class SourceTests
{
    /// <summary>Where waiting cannot be a signal: another process is asked again, and what is a length of time by itself passes.</summary>
    private const string MaySleep = "Eventually.cs";

    [Fact]
    public void Tests_do_not_sleep() => Assert.DoesNotContain(
        Sources("tests").Where(file => Path.GetFileName(file) is not MaySleep),
        file => Sleep().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void A_sleeping_test_is_seen() => Assert.Matches(Sleep(), "await Task.Delay(1000);");

    [Fact]
    public void Nothing_is_left_for_later() => Assert.DoesNotContain(Sources(""), file => Later().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Something_left_for_later_is_seen() => Assert.Matches(Later(), "// TODO: retries");

    [Fact]
    public void The_host_can_be_read_at_a_glance() =>
        Assert.InRange(File.ReadLines(Path.Combine(Houses.Root, "silo", "Program.cs")).Count(), 1, 39);

    private static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Houses.Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Built().IsMatch(file) && Path.GetFileName(file) is not "SourceTests.cs");

    [GeneratedRegex(@"Thread\.Sleep\(|Task\.Delay\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Later();

    [GeneratedRegex(@"[/\\](bin|obj|node_modules)[/\\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Built();
}
