using System.Globalization;
using Dispatch.Exceptions;
using Dispatch.Shell;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dispatch.Live;

/// <summary>
/// The live map and, beside it, the exceptions to work. What is selected, what is filtered and where the map looks stand in the address,
/// so that they can be shared.
/// </summary>
public sealed partial class MapPage : IDisposable
{
    private TowerBoard board = TowerBoard.Waiting;
    private MapWords words = MapWords.None;
    private MapView? firstView;
    private ShipmentId? selected;
    private ShipmentView? shipment;
    private MapRoute? route;
    private long readChange;
    private bool reading;
    private bool following;
    private DateTimeOffset openedAt;
    private IDisposable? subscription;
    private LiveMap? map;
    private bool focusWhenKnown;
    private bool isOpen;
    private Course? course;

    [Inject] public required ITower Tower { get; set; }

    [Inject] public required IGrainFactory Grains { get; set; }

    [Inject] public required TimeProvider Time { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required ISnackbar Snackbar { get; set; }

    [SupplyParameterFromQuery] public string? Shipment { get; set; }

    /// <summary>The key of a vehicle that carries no shipment.</summary>
    [SupplyParameterFromQuery] public string? Vehicle { get; set; }

    [SupplyParameterFromQuery] public string? Client { get; set; }

    [SupplyParameterFromQuery] public string? Carrier { get; set; }

    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery] public string? Severity { get; set; }

    [SupplyParameterFromQuery(Name = "lat")] public string? Lat { get; set; }

    [SupplyParameterFromQuery(Name = "lon")] public string? Lon { get; set; }

    [SupplyParameterFromQuery(Name = "z")] public string? Zoom { get; set; }

    private string Title => board.Exceptions.Rows.Length is > 0 and var open ? $"({open}) Map · Dispatch" : "Map · Dispatch";

    private SeenVehicle? SeenVehicle => selected is { } id ? board.VehicleOf(id) : board.VehicleBy(Vehicle);

    private string? VehicleKey => SeenVehicle?.Key;

    public void Dispose()
    {
        course?.Dispose();
        subscription?.Dispose();
    }

    protected override void OnInitialized()
    {
        openedAt = Time.GetUtcNow();
        course = new(Navigation);
        subscription = Tower.Subscribe(() => _ = InvokeAsync(Refresh));
        board = board.With(Tower.Now);
    }

    protected override async Task OnParametersSetAsync()
    {
        words = new(Client, Carrier, Status, Severity);
        var asked = string.IsNullOrEmpty(Shipment) ? (ShipmentId?)null : ShipmentId.Of(Shipment);
        if (!isOpen)
        {
            isOpen = true;
            firstView = MapView.Of(Number(Lat), Number(Lon), Number(Zoom));
            focusWhenKnown = firstView is null && (asked is not null || !string.IsNullOrEmpty(Vehicle));
        }

        if (asked != selected)
        {
            (selected, shipment, route, readChange, following) = (asked, null, null, 0, false);
            await Read();
        }
    }

    // A link may be opened before its vehicle is known, and the map is ready only after the first render.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusWhenKnown && map is { IsReady: true } && SeenVehicle is { } vehicle)
        {
            focusWhenKnown = false;
            await map.Focus(vehicle.Row.Lat, vehicle.Row.Lon);
        }
    }

    private async Task Refresh()
    {
        board = board.With(Tower.Now);
        StateHasChanged();
        if (selected is { } id && !reading && board.View.Shipments.TryGetValue(id, out var row) && row.Change != readChange)
        {
            await Read();
        }
    }

    /// <summary>Reads the whole of the selected shipment; a row is enough to tell that it has changed, not how.</summary>
    private async Task Read()
    {
        if (selected is not { } id)
        {
            return;
        }

        reading = true;
        var change = board.View.Shipments.GetValueOrDefault(id)?.Change ?? 0;
        try
        {
            var grain = Grains.GetGrain<IShipmentGrain>(id.Value);
            var (view, trail) = (await grain.Get(), await grain.Trail());

            // Somebody may have selected another one meanwhile.
            if (selected == id)
            {
                (shipment, route, readChange) = (view, view is null ? null : MapRoute.Of(view, trail), change);
            }
        }
#pragma warning disable CA1031 // What is known from the live picture is shown all the same, and the next change reads again.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Snackbar.Add("The tower did not answer: the stops of the selected shipment may be missing or old.", MudBlazor.Severity.Warning);
            readChange = change;
        }
        finally
        {
            reading = false;
        }

        StateHasChanged();
    }

    private void PickException(CaseRow row)
    {
        if (row.ShipmentId is not { } of || board.VehicleOf(of) is null)
        {
            Snackbar.Add("No vehicle of this shipment has been seen yet.", MudBlazor.Severity.Info);
        }

        focusWhenKnown = true;
        Select(row.ShipmentId, null);
    }

    private void PickVehicle(string? key)
    {
        var shipments = board.VehicleBy(key)?.Row.Shipments ?? [];
        Select(shipments is [var first, ..] ? first : null, shipments.IsEmpty ? key : null);
    }

    private async Task PickHit(MapHit hit)
    {
        switch (hit)
        {
            case MapHit.Vehicle vehicle:
                focusWhenKnown = true;
                PickVehicle(vehicle.Key);
                break;
            case MapHit.Shipment found:
                focusWhenKnown = true;
                Select(found.Id, null);
                break;
            case MapHit.Place place when map is not null:
                await map.Focus(place.Lat, place.Lon);
                break;
        }
    }

    private void Follow(bool follow) => following = follow;

    private void Unselect() => Select(null, null);

    private void Select(ShipmentId? id, string? vehicle) => Go(("shipment", id?.Value), ("vehicle", vehicle));

    private void Filter(MapWords next) => Go(
        ("client", Word(next.Client)), ("carrier", Word(next.Carrier)), ("status", Word(next.Status)), ("severity", Word(next.Severity)));

    private void Move(MapView view) => Go(("lat", view.Text.Lat), ("lon", view.Text.Lon), ("z", view.Text.Zoom));

    private void Go(params (string Name, string? Word)[] changes) => course!.To(
        Navigation.GetUriWithQueryParameters(course.Uri, changes.ToDictionary(change => change.Name, change => (object?)change.Word)), replaces: true);

    private static string? Word(string? word) => string.IsNullOrEmpty(word) ? null : word;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
