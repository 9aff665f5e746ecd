using System.Reflection;
using Orleans.CodeGeneration;
using Xunit;

namespace Dispatch.Architecture;

/// <summary>Grains are boring shells with names that outlive their classes.</summary>
public sealed class GrainTests
{
    [Fact]
    public void Every_grain_is_sealed_named_for_the_wire_and_lives_in_grains() =>
        Assert.Empty(Houses.All.SelectMany(Houses.Written).SelectMany(Faults));

    [Fact]
    public void A_grain_that_is_open_unnamed_or_elsewhere_is_seen() => Assert.Equal(3, Faults(typeof(Planted.OpenGrain)).Count());

    [Fact]
    public void Every_grain_interface_and_method_has_an_alias() => Assert.Empty(Houses.Written(Houses.Contracts).SelectMany(Unaliased));

    [Fact]
    public void An_interface_without_aliases_is_seen() => Assert.Equal(2, Unaliased(typeof(Planted.IUnaliasedGrain)).Count());

    [Fact]
    public void Every_grain_interface_has_a_version_so_that_two_of_them_can_run_side_by_side() =>
        Assert.DoesNotContain(Houses.Written(Houses.Contracts), IsUnversioned);

    [Fact]
    public void An_interface_without_a_version_is_seen() => Assert.True(IsUnversioned(typeof(Planted.IUnaliasedGrain)));

    [Fact]
    public void No_aggregate_waits_for_another() => Assert.Empty(Houses.Written(Houses.Grains).SelectMany(CallsOthers));

    [Fact]
    public void An_aggregate_that_calls_another_is_seen() => Assert.NotEmpty(CallsOthers(typeof(Planted.OpenGrain)));

    private static IEnumerable<string> Faults(Type type)
    {
        if (!typeof(Grain).IsAssignableFrom(type) || type.IsAbstract)
        {
            yield break;
        }

        if (!type.IsSealed)
        {
            yield return $"{type.Name} is not sealed.";
        }

        if (type.GetCustomAttribute<GrainTypeAttribute>() is null)
        {
            yield return $"{type.Name} has no [GrainType].";
        }

        if (type.Assembly != Houses.Grains)
        {
            yield return $"{type.Name} lives in {type.Assembly.GetName().Name}.";
        }
    }

    private static IEnumerable<string> Unaliased(Type type)
    {
        if (!type.IsInterface || !typeof(IAddressable).IsAssignableFrom(type))
        {
            return [];
        }

        var methods = type.GetMethods().Where(method => method.GetCustomAttribute<AliasAttribute>() is null).Select(method => $"{type.Name}.{method.Name}");
        return type.GetCustomAttribute<AliasAttribute>() is null && type.Name is not "IReaderGrain" ? methods.Prepend(type.Name) : methods;
    }

    private static bool IsUnversioned(Type type) =>
        type.IsInterface && typeof(IAddressable).IsAssignableFrom(type) && type.GetCustomAttribute<VersionAttribute>() is null;

    /// <summary>
    /// Only readers, deadlines and edges call aggregates, so that there is no circle of waiting. An aggregate is a grain with a
    /// string key; it would need a grain factory, of its own or the one that every grain is born with.
    /// </summary>
    private static IEnumerable<string> CallsOthers(Type type) => typeof(IGrainWithStringKey).IsAssignableFrom(type) && !type.IsInterface
        ? CodeOf(type).Where(IsGrainFactoryCall).Select(method => $"{type.Name} calls {method.Name}").Distinct(StringComparer.Ordinal)
        : [];

    private static bool IsGrainFactoryCall(MethodBase method) =>
        typeof(IGrainFactory).IsAssignableFrom(method.DeclaringType) || method.Name is "get_GrainFactory";

    private static IEnumerable<MethodBase> CodeOf(Type type) => type
        .GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Append(type)
        .SelectMany(part => part.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .SelectMany(Calls.Of);
}
