using Dispatch.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Serialization;
using Orleans.Serialization.TypeSystem;
using Xunit;

namespace Dispatch.Edges;

public sealed class KnownInterfacesTests
{
    [Fact]
    public void Grain_interfaces_are_called_as_Orleans_would_call_them()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var names = services.GetRequiredService<TypeConverter>();
        var known = new KnownInterfaces(services, names);
        var orleans = new GrainInterfaceTypeResolver([new AttributeGrainInterfaceTypeProvider(services)], names);
        var interfaces = typeof(IReaderGrain).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain))).ToList();

        Assert.NotEmpty(interfaces);
        foreach (var type in interfaces.Concat(interfaces))
        {
            Assert.True(known.TryGetGrainInterfaceType(type, out var name));
            Assert.Equal(orleans.GetGrainInterfaceType(type), name);
        }
    }
}
