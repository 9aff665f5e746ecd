using System.Reflection;
using Xunit;

namespace Dispatch.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Dispatch.Domain"] = [],
        ["Dispatch.Contracts"] = ["Dispatch.Domain"],
        ["Dispatch.Grains"] = ["Dispatch.Contracts", "Dispatch.Domain"],
        ["Dispatch.Dashboard"] = ["Dispatch.Contracts", "Dispatch.Domain"],
        ["Dispatch.Simulator"] = [],
        ["Dispatch.Silo"] = ["Dispatch.Grains", "Dispatch.Contracts", "Dispatch.Domain", "Dispatch.Dashboard", "Dispatch.Simulator"],
    };

    /// <summary>What Domain may lean on besides the runtime: attributes and codecs of what travels between grains, and the time zones of the world.</summary>
    private static readonly string[] DomainMayUse =
        ["System.", "NodaTime", "Orleans.Core.Abstractions", "Orleans.Serialization", "Orleans.Serialization.Abstractions", "Microsoft.Extensions."];

    [Fact]
    public void Projects_know_only_whom_they_may_know() => Assert.Empty(Houses.All.SelectMany(ForbiddenArrows));

    [Fact]
    public void A_forbidden_arrow_is_seen() =>
        Assert.Equal(["Dispatch.Domain -> Dispatch.Grains"], ForbiddenArrows("Dispatch.Domain", ["System.Runtime", "Dispatch.Grains"]));

    [Fact]
    public void Domain_leans_on_nothing_but_the_runtime() => Assert.Empty(ForeignReferences(Houses.Domain));

    [Fact]
    public void A_foreign_reference_is_seen() => Assert.Contains("xunit.v3.core", ForeignReferences(Houses.Tests));

    private static IEnumerable<string> ForbiddenArrows(Assembly assembly) =>
        ForbiddenArrows(assembly.GetName().Name!, assembly.GetReferencedAssemblies().Select(reference => reference.Name!));

    private static IEnumerable<string> ForbiddenArrows(string from, IEnumerable<string> references) => references
        .Where(reference => MayKnow.ContainsKey(reference) && !MayKnow[from].Contains(reference, StringComparer.Ordinal))
        .Select(reference => $"{from} -> {reference}");

    private static IEnumerable<string> ForeignReferences(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => !DomainMayUse.Any(allowed => name.StartsWith(allowed, StringComparison.Ordinal)));
}
