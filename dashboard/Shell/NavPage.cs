using System.Collections.Immutable;
using MudBlazor;

namespace Dispatch.Shell;

/// <summary>A page that the navigation leads to; keys, rail and help follow from this one list.</summary>
/// <param name="Key">Pressed after <c>g</c>, it goes there.</param>
public sealed record NavPage(string Name, string Href, string Icon, char Key)
{
    public static ImmutableArray<NavPage> All { get; } =
    [
        new("Map", "/", Icons.Material.Filled.Map, 'm'),
        new("Exceptions", "/exceptions", Icons.Material.Filled.NotificationImportant, 'e'),
        new("Releases", "/releases", Icons.Material.Filled.AltRoute, 'r'),
        new("Approvals", "/approvals", Icons.Material.Filled.HowToVote, 'a'),
        new("Shipments", "/shipments", Icons.Material.Filled.Inventory2, 's'),
        new("Carriers", "/carriers", Icons.Material.Filled.LocalShipping, 'c'),
        new("Facilities", "/facilities", Icons.Material.Filled.Warehouse, 'f'),
        new("Health", "/health", Icons.Material.Filled.MonitorHeart, 'h'),
    ];
}
