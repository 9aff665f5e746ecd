using System.Reflection;

namespace Dispatch;

/// <summary>The cases of a union: the compiler does not check that all are handled, so the specs do.</summary>
internal static class Unions
{
    public static IEnumerable<string> CasesOf<TUnion>() => typeof(TUnion)
        .GetNestedTypes(BindingFlags.Public)
        .Where(type => type.IsSubclassOf(typeof(TUnion)))
        .Select(type => type.Name)
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> CasesIn<TUnion>(IEnumerable<TUnion> values) where TUnion : notnull =>
        values.Select(value => value.GetType().Name).Distinct().Order(StringComparer.Ordinal);
}
