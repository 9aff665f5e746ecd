using System.Collections.Concurrent;
using Orleans.Metadata;
using Orleans.Serialization.TypeSystem;

namespace Dispatch.Hosting;

/// <summary>
/// Remembers what grain interfaces are called. Orleans asks their attributes and spells their names anew for each grain that is named, which was
/// a twelfth of all that a milestone put into memory.
/// </summary>
public sealed class KnownInterfaces(IServiceProvider services, TypeConverter names) : IGrainInterfaceTypeProvider
{
    private readonly Func<Type, GrainInterfaceType> resolve =
        new GrainInterfaceTypeResolver([new AttributeGrainInterfaceTypeProvider(services)], names).GetGrainInterfaceType;

    private readonly ConcurrentDictionary<Type, GrainInterfaceType> known = new();

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = known.GetOrAdd(type, resolve);
        return true;
    }
}

public static class KnownInterfacesSetup
{
    /// <summary>Asked before all others: the first that knows a type is believed.</summary>
    public static void AddKnownInterfaces(this IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownInterfaces>());
}
