using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using Xunit;

namespace Dispatch.Architecture;

/// <summary>Inside Domain the modules form no cycle, so that each can be read after those it builds on.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void Modules_of_the_domain_form_no_cycle() => Assert.True(IsFreeOfCycles(Houses.Domain, "Dispatch.(*)"));

    [Fact]
    public void A_cycle_of_modules_is_seen() => Assert.False(IsFreeOfCycles(Houses.Tests, "Dispatch.Planted.(*)"));

    private static bool IsFreeOfCycles(System.Reflection.Assembly assembly, string slices) => SliceRuleDefinition.Slices()
        .Matching(slices).Should().BeFreeOfCycles().HasNoViolations(new ArchLoader().LoadAssembly(assembly).Build());
}
