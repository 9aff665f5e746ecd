using Dispatch.Tracking;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dispatch.Live;

/// <summary>The map. Its vehicles do not come through the circuit: <c>map.js</c> takes them from the hub <c>/hubs/tower</c>.</summary>
public sealed partial class LiveMap : IAsyncDisposable
{
    private ElementReference element;
    private IJSObjectReference? map;
    private DotNetObjectReference<LiveMap>? self;
    private string? drawnSelected;
    private bool failed;

    [Inject] public required IJSRuntime JS { get; set; }

    /// <summary>The key of the vehicle that is ringed.</summary>
    [Parameter] public string? Selected { get; set; }

    /// <summary>A vehicle was clicked; its key in <see cref="TowerView.Vehicles"/>.</summary>
    [Parameter] public EventCallback<string> OnPicked { get; set; }

    /// <summary>The map has been drawn and can be told what to look at.</summary>
    [Parameter] public EventCallback OnReady { get; set; }

    public bool IsReady => map is not null;

    public async Task Focus(VehicleRow vehicle)
    {
        if (map is not null)
        {
            await map.InvokeVoidAsync("focus", vehicle.Lon, vehicle.Lat);
        }
    }

    [JSInvokable]
    public Task Picked(string key) => OnPicked.InvokeAsync(key);

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        if (map is null)
        {
            return;
        }

        try
        {
            await map.InvokeVoidAsync("stop");
            await map.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the map with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Start();
        }

        if (map is not null && drawnSelected != Selected)
        {
            drawnSelected = Selected;
            await map.InvokeVoidAsync("select", Selected);
        }
    }

    private async Task Start()
    {
        self = DotNetObjectReference.Create(this);
        try
        {
            await using var module = await JS.InvokeAsync<IJSObjectReference>("import", "./_content/Dispatch.Dashboard/map.js");
            map = await module.InvokeAsync<IJSObjectReference>("start", element, self);
            await OnReady.InvokeAsync();
        }
        catch (JSException)
        {
            // Without WebGL there is no map, but the exceptions beside it can be worked all the same.
            failed = true;
            StateHasChanged();
        }
    }
}
