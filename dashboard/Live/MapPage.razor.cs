using Dispatch.Exceptions;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dispatch.Live;

/// <summary>The live map and, beside it, the exceptions to work. What is selected stands in the address, so that it can be shared.</summary>
public sealed partial class MapPage : IDisposable
{
    private TowerBoard board = TowerBoard.Waiting;
    private ShipmentId? selected;
    private DateTimeOffset openedAt;
    private IDisposable? subscription;
    private LiveMap? map;
    private bool focusWhenKnown;

    [Inject] public required ITower Tower { get; set; }

    [Inject] public required TimeProvider Time { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required ISnackbar Snackbar { get; set; }

    [SupplyParameterFromQuery] public string? Shipment { get; set; }

    private string Title => board.Exceptions.Rows.Length is > 0 and var open ? $"({open}) Map · Dispatch" : "Map · Dispatch";

    public void Dispose() => subscription?.Dispose();

    protected override void OnInitialized()
    {
        openedAt = Time.GetUtcNow();
        subscription = Tower.Subscribe(() => _ = InvokeAsync(Refresh));
        board = board.With(Tower.Now);
    }

    protected override void OnParametersSet()
    {
        var asked = string.IsNullOrEmpty(Shipment) ? (ShipmentId?)null : ShipmentId.Of(Shipment);
        focusWhenKnown |= asked is not null && asked != selected;
        selected = asked;
    }

    private SeenVehicle? Vehicle => selected is { } shipment ? board.VehicleOf(shipment) : null;

    // A link may be opened before its vehicle is known, and the map is ready only after the first render.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusWhenKnown && map is { IsReady: true } && Vehicle is { } vehicle)
        {
            focusWhenKnown = false;
            await map.Focus(vehicle.Row);
        }
    }

    private void Refresh()
    {
        board = board.With(Tower.Now);
        StateHasChanged();
    }

    private void PickException(CaseRow row)
    {
        if (row.ShipmentId is not { } shipment || board.VehicleOf(shipment) is null)
        {
            Snackbar.Add("No vehicle of this shipment has been seen yet.", MudBlazor.Severity.Info);
        }

        focusWhenKnown = true;
        Select(row.ShipmentId);
    }

    private void PickVehicle(string key)
    {
        if (board.View.Vehicles.TryGetValue(key, out var vehicle) && vehicle.Shipments is [var shipment, ..])
        {
            Select(shipment);
            focusWhenKnown = false;
        }
    }

    private void Unselect() => Select(null);

    private void Select(ShipmentId? shipment) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("shipment", shipment?.Value), replace: true);
}
