using Dispatch.Live;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Shipments;

/// <summary>
/// One shipment: where it stands, what happened, what is wrong. One that has ended has no row in the live tower any more and is looked
/// at now and then until it is closed.
/// </summary>
public sealed partial class ShipmentPage
{
    private DateTimeOffset? seenAt;

    [Inject] public required IBoards Boards { get; set; }

    [Inject] public required IGrainFactory Grains { get; set; }

    [Parameter] public string Id { get; set; } = "";

    protected override object Asked => ShipmentId;

    protected override bool MayChangeUnseen => !Tower.Now.Shipments.ContainsKey(ShipmentId) && Read is not { IsOver: true };

    private ShipmentId ShipmentId => new(Id);

    protected override object? Told(TowerView view) => view.Shipments.GetValueOrDefault(ShipmentId)?.Change;

    protected override bool Take(TowerView view)
    {
        base.Take(view);
        var before = seenAt;
        seenAt = Read is { } story ? ShipmentLine.Of(RowOf(story.Shipment)).With(view).SeenAt : null;
        return seenAt != before;
    }

    protected override Task<ShipmentStory?> Load() =>
        ShipmentStory.IsId(Id) ? ShipmentStory.Read(ShipmentId, Read, Grains, Boards) : Task.FromResult<ShipmentStory?>(null);

    private static ShipmentRow RowOf(ShipmentView shipment) => new(
        shipment.ShipmentId, shipment.OrderId, shipment.ClientId, shipment.Status, shipment.Since, shipment.CarrierId, shipment.VehicleId,
        shipment.Position, null, null, null, null, 0, 0);

    private async Task Earlier()
    {
        try
        {
            var earlier = await Grains.GetGrain<IShipmentGrain>(Id).Timeline(Read!.Timeline.Earlier);
            Read = Read with { Timeline = Read.Timeline.WithEarlier(earlier) };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            HasFailed = true;
        }
    }
}
