using System.Reflection;
using Dispatch.Shipments;

namespace Dispatch.Architecture;

/// <summary>The assemblies of the house, and the types planted here to see each rule fail.</summary>
internal static class Houses
{
    public static readonly Assembly Domain = typeof(Shipment).Assembly;
    public static readonly Assembly Contracts = typeof(IShipmentGrain).Assembly;
    public static readonly Assembly Grains = typeof(ShipmentGrain).Assembly;
    public static readonly Assembly Dashboard = Assembly.Load("Dispatch.Dashboard");
    public static readonly Assembly Silo = Assembly.Load("Dispatch.Silo");
    public static readonly Assembly Simulator = Assembly.Load("Dispatch.Simulator");
    public static readonly Assembly Tests = typeof(Houses).Assembly;

    public static readonly Assembly[] All = [Domain, Contracts, Grains, Dashboard, Silo, Simulator];

    /// <summary>Types that people wrote: not the compiler's, nor those that Orleans generates.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Dispatch", StringComparison.Ordinal) is true && !type.Name.Contains('<', StringComparison.Ordinal));

    public static IEnumerable<Type> Planted() => Tests.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Dispatch.Planted", StringComparison.Ordinal) is true);

    /// <summary>The repository, found from where the tests were built.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dispatch.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        }
    }
}
