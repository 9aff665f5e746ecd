using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dispatch.Shell;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Key">Pressed after <c>g</c>, it goes there.</param>
public sealed record Place(string Name, string Href, string Icon, char Key)
{
    private static readonly ImmutableArray<Place> Planned =
    [
        new("Map", "/", Icons.Material.Filled.Map, 'm'),
        new("Exceptions", "/exceptions", Icons.Material.Filled.NotificationImportant, 'e'),
        new("Shipments", "/shipments", Icons.Material.Filled.Inventory2, 's'),
        new("Carriers", "/carriers", Icons.Material.Filled.LocalShipping, 'c'),
        new("Facilities", "/facilities", Icons.Material.Filled.Warehouse, 'f'),
        new("Health", "/health", Icons.Material.Filled.MonitorHeart, 'h'),
    ];

    /// <summary>Those whose page there is: a page appears here as soon as a component has its address.</summary>
    public static ImmutableArray<Place> All { get; } = [.. Planned.Where(place => Addresses().Contains(place.Href, StringComparer.Ordinal))];

    private static IEnumerable<string> Addresses() =>
        typeof(Place).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
}
