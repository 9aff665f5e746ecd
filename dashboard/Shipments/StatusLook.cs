using System.Collections.Frozen;
using Dispatch.Shell;
using MudBlazor;

namespace Dispatch.Shipments;

/// <summary>How a shipment's status is shown: a word and an icon.</summary>
public sealed record StatusLook(string Name, string Icon)
{
    private static readonly FrozenDictionary<ShipmentStatus, string> IconsByStatus = new Dictionary<ShipmentStatus, string>
    {
        [ShipmentStatus.Released] = Icons.Material.Filled.Assignment,
        [ShipmentStatus.Tendered] = Icons.Material.Filled.ForwardToInbox,
        [ShipmentStatus.Booked] = Icons.Material.Filled.EventAvailable,
        [ShipmentStatus.Dispatched] = Icons.Material.Filled.Send,
        [ShipmentStatus.AtPickup] = Icons.Material.Filled.Upload,
        [ShipmentStatus.InTransit] = Icons.Material.Filled.LocalShipping,
        [ShipmentStatus.AtDelivery] = Icons.Material.Filled.Download,
        [ShipmentStatus.Delivered] = Icons.Material.Filled.CheckCircle,
        [ShipmentStatus.Closed] = Icons.Material.Filled.Inventory,
        [ShipmentStatus.OnHold] = Icons.Material.Filled.PauseCircle,
        [ShipmentStatus.Cancelled] = Icons.Material.Filled.Cancel,
    }.ToFrozenDictionary();

    /// <summary>Those that people see, in the order of the journey.</summary>
    public static IReadOnlyList<ShipmentStatus> All { get; } = [.. Enum.GetValues<ShipmentStatus>().Where(status => status is not ShipmentStatus.Unknown)];

    public static StatusLook Of(ShipmentStatus status) =>
        new(Words.Of(status), IconsByStatus.GetValueOrDefault(status, Icons.Material.Filled.QuestionMark));
}
