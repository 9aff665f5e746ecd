using MudBlazor;

namespace Dispatch.Dispatching;

/// <summary>How a gate is called and shown.</summary>
/// <param name="Short">Where there is no room for its name.</param>
public sealed record GateLook(GateKind Kind, string Name, string Short, string Icon)
{
    /// <summary>In the order in which an order meets them.</summary>
    public static IReadOnlyList<GateLook> All { get; } =
    [
        new(GateKind.Inventory, "Inventory", "Stock", Icons.Material.Filled.Inventory2),
        new(GateKind.PickupDock, "Pickup dock", "Pickup", Icons.Material.Filled.Upload),
        new(GateKind.DeliveryDock, "Delivery dock", "Delivery", Icons.Material.Filled.Download),
        new(GateKind.Carrier, "Carrier", "Carrier", Icons.Material.Filled.LocalShipping),
        new(GateKind.Route, "Route", "Route", Icons.Material.Filled.AltRoute),
        new(GateKind.Service, "Service window", "Service", Icons.Material.Filled.Schedule),
        new(GateKind.Hold, "Holds", "Holds", Icons.Material.Filled.PanTool),
    ];

    public static GateLook Of(GateKind kind) => All.First(look => look.Kind == kind);
}

/// <summary>How it stands with a gate: never by colour alone.</summary>
/// <param name="Class">The CSS class that carries the colour.</param>
public sealed record GateMark(string Name, string Icon, string Class)
{
    private static readonly GateMark Ready = new("ready", Icons.Material.Filled.CheckCircle, "gate-ready");
    private static readonly GateMark Assumed = new("assumed", Icons.Material.Filled.Rule, "gate-assumed");
    private static readonly GateMark Waiting = new("waiting", Icons.Material.Filled.HourglassTop, "gate-waiting");
    private static readonly GateMark Failed = new("failed", Icons.Material.Filled.Cancel, "gate-failed");

    /// <param name="assumed">Nobody said so: the policy or a person takes it to be so.</param>
    public static GateMark Of(GateState state, bool assumed) => (state, assumed) switch
    {
        (GateState.Ready, true) => Assumed,
        (GateState.Ready, _) => Ready,
        (GateState.Failed, _) => Failed,
        _ => Waiting,
    };
}
