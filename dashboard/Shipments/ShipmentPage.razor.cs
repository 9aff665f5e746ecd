using Dispatch.Live;
using Dispatch.Shell;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Shipments;

/// <summary>
/// One shipment: where it stands, what happened, what is wrong. It is read again whenever the live tower has a newer row of it, at
/// most once a second; one that has ended has no row any more and is looked at now and then until it is closed.
/// </summary>
public sealed partial class ShipmentPage
{
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);

    private ShipmentStory? story;
    private ShipmentRow? row;
    private DateTimeOffset? seenAt;
    private DateTimeOffset readAt;
    private bool isReading = true;
    private bool hasFailed;
    private bool isDue;

    [Inject] public required IBoards Boards { get; set; }

    [Inject] public required IGrainFactory Grains { get; set; }

    [Inject] public required Clock Clock { get; set; }

    [Parameter] public string Id { get; set; } = "";

    private ShipmentId ShipmentId => new(Id);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Clock.Ticked += Tick;
    }

    protected override void Dispose(bool disposing)
    {
        Clock.Ticked -= Tick;
        base.Dispose(disposing);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (story?.Shipment.ShipmentId != ShipmentId)
        {
            (story, hasFailed) = (null, false);
            Take(Tower.Now);
            await Refresh();
        }
    }

    protected override bool Take(TowerView view)
    {
        var (before, seenBefore) = (row, seenAt);
        row = view.Shipments.GetValueOrDefault(ShipmentId);
        seenAt = story is null ? null : new ShipmentLine(row ?? RowOf(story.Shipment), null, null, false).With(view).SeenAt;
        isDue |= row?.Change != before?.Change;
        return seenAt != seenBefore;
    }

    private static ShipmentRow RowOf(ShipmentView shipment) => new(
        shipment.ShipmentId, shipment.OrderId, shipment.ClientId, shipment.Status, shipment.Since, shipment.CarrierId, shipment.VehicleId,
        shipment.Position, null, null, null, null, 0, 0);

    private void Tick(object? sender, EventArgs e)
    {
        var mayChangeUnseen = row is null && story is not { IsOver: true };
        if (!isReading && (isDue || (mayChangeUnseen && Time.GetUtcNow() - readAt >= LookAgainAfter)))
        {
            _ = InvokeAsync(RefreshAndShow);
        }
    }

    private async Task RefreshAndShow()
    {
        await Refresh();
        StateHasChanged();
    }

    private async Task Refresh()
    {
        var asked = ShipmentId;
        (isReading, isDue) = (true, false);
        try
        {
            var read = ShipmentStory.IsId(Id) ? await ShipmentStory.Read(asked, story, Grains, Boards) : null;
            if (asked == ShipmentId)
            {
                (story, hasFailed) = (read, false);
                Take(Tower.Now);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            hasFailed = true;
        }
        finally
        {
            (isReading, readAt) = (false, Time.GetUtcNow());
        }
    }

    private async Task Earlier()
    {
        try
        {
            var earlier = await Grains.GetGrain<IShipmentGrain>(Id).Timeline(story!.Timeline.Earlier);
            story = story with { Timeline = story.Timeline.WithEarlier(earlier) };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            hasFailed = true;
        }
    }
}
