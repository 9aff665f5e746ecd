using MudBlazor;

namespace Dispatch.Dispatching;

/// <summary>How it is said what a person is to decide.</summary>
public sealed record ApprovalLook(string Name, string Icon)
{
    public static ApprovalLook Of(ApprovalKind kind) => kind switch
    {
        ApprovalKind.CostAboveLimit => new("Cost above the limit", Icons.Material.Filled.Payments),
        ApprovalKind.HazmatReroute => new("Route of dangerous goods", Icons.Material.Filled.Warning),
        _ => new("Exception from the policy", Icons.Material.Filled.Gavel),
    };

    public static ApprovalLook Of(ApprovalState state) => state switch
    {
        ApprovalState.Open => new("open", Icons.Material.Filled.HourglassTop),
        ApprovalState.Approved => new("approved", Icons.Material.Filled.CheckCircle),
        ApprovalState.Rejected => new("rejected", Icons.Material.Filled.Cancel),
        ApprovalState.Expired => new("nobody decided in time", Icons.Material.Filled.AlarmOff),
        _ => new("withdrawn", Icons.Material.Filled.Undo),
    };
}
