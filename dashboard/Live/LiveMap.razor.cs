using System.Collections.Immutable;
using Dispatch.Facilities;
using Dispatch.Lists;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dispatch.Live;

/// <summary>
/// The map. Its vehicles do not come through the circuit: <c>map.js</c> takes them from the hub <c>/hubs/tower</c>. With
/// <see cref="Single"/>, <see cref="Selected"/> and <see cref="Route"/> it is the small map of one shipment; it fills its parent, which
/// must be positioned and have a height.
/// </summary>
public sealed partial class LiveMap : IAsyncDisposable
{
    private ElementReference element;
    private IJSObjectReference? map;
    private DotNetObjectReference<LiveMap>? self;
    private (string? Selected, MapWords Words) drawn = (null, MapWords.None);
    private MapRoute? drawnRoute;
    private ImmutableDictionary<FacilityId, FacilityRow> drawnFacilities = TowerView.Empty.Facilities;
    private FacilityName[] drawnNames = [];
    private bool drawnFollowing;
    private bool failed;

    [Inject] public required IJSRuntime JS { get; set; }

    /// <summary>The key in <see cref="TowerView.Vehicles"/> of the vehicle that is ringed, and drawn whatever the filter says.</summary>
    [Parameter] public string? Selected { get; set; }

    [Parameter] public MapWords Words { get; set; } = MapWords.None;

    /// <summary>The trail, stops and fences that are drawn; a single map shows all of them at first.</summary>
    [Parameter] public MapRoute? Route { get; set; }

    /// <summary>Facilities whose names are written where the map is close enough.</summary>
    [Parameter] public ImmutableDictionary<FacilityId, FacilityRow> Facilities { get; set; } = TowerView.Empty.Facilities;

    /// <summary>Draws no vehicle but the selected one.</summary>
    [Parameter] public bool Single { get; set; }

    /// <summary>Keeps the selected vehicle in the middle, until <see cref="OnUnfollowed"/>.</summary>
    [Parameter] public bool Following { get; set; }

    /// <summary>Where to look at first; null looks at all there is. Later changes are the person's own.</summary>
    [Parameter] public MapView? View { get; set; }

    /// <summary>A vehicle was clicked: its key; or null where what is selected should no longer be.</summary>
    [Parameter] public EventCallback<string?> OnPicked { get; set; }

    /// <summary>The map looks elsewhere, and has come to rest.</summary>
    [Parameter] public EventCallback<MapView> OnMoved { get; set; }

    /// <summary>The map was dragged away from the vehicle that it followed.</summary>
    [Parameter] public EventCallback OnUnfollowed { get; set; }

    /// <summary>The map has been drawn and can be told what to look at.</summary>
    [Parameter] public EventCallback OnReady { get; set; }

    public bool IsReady => map is not null;

    public async Task Focus(double lat, double lon)
    {
        if (map is not null)
        {
            await map.InvokeVoidAsync("focus", lon, lat);
        }
    }

    [JSInvokable]
    public Task Picked(string? key) => OnPicked.InvokeAsync(key);

    [JSInvokable]
    public Task Moved(double lat, double lon, double zoom) => MapView.Of(lat, lon, zoom) is { } view ? OnMoved.InvokeAsync(view) : Task.CompletedTask;

    [JSInvokable]
    public Task Unfollowed() => OnUnfollowed.InvokeAsync();

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

        if (map is not null)
        {
            await Draw(map);
        }
    }

    /// <summary>Tells the map what is other than it was. Two renderings may overlap, so what is told is noted before it is awaited.</summary>
    private async Task Draw(IJSObjectReference on)
    {
        if (drawn != (Selected, Words))
        {
            drawn = (Selected, Words);
            await on.InvokeVoidAsync("look", Selected, FilterWords());
        }

        if (!ReferenceEquals(drawnRoute, Route))
        {
            drawnRoute = Route;
            await on.InvokeVoidAsync("show", Route);
        }

        if (!ReferenceEquals(drawnFacilities, Facilities))
        {
            drawnFacilities = Facilities;
            await Name(on);
        }

        if (drawnFollowing != Following)
        {
            drawnFollowing = Following;
            await on.InvokeVoidAsync("follow", Following);
        }
    }

    /// <summary>A facility changes with every appointment, and its name and place hardly ever.</summary>
    private async Task Name(IJSObjectReference on)
    {
        var names = Facilities.Values.Select(row => new FacilityName(Cut.To(Cut.Name, row.Facility.Name), row.Facility.Point.Lat, row.Facility.Point.Lon)).ToArray();
        if (!names.AsSpan().SequenceEqual(drawnNames))
        {
            drawnNames = names;
            await on.InvokeVoidAsync("name", (object)names);
        }
    }

    private Dictionary<string, string?> FilterWords()
    {
        var words = Words.Known().Set.ToDictionary(word => word.Name, word => (string?)word.Word, StringComparer.Ordinal);
        words["keep"] = Selected;
        words["others"] = Single ? "none" : null;
        return words;
    }

    private async Task Start()
    {
        self = DotNetObjectReference.Create(this);
        drawn = (Selected, Words);
        try
        {
            await using var module = await JS.InvokeAsync<IJSObjectReference>("import", "./_content/Dispatch.Dashboard/map.js");
            map = await module.InvokeAsync<IJSObjectReference>("start", element, self, new
            {
                view = View is { } view ? (double[])[view.Lat, view.Lon, view.Zoom] : null,
                words = FilterWords(),
                selected = Selected,
                single = Single,
            });
            await OnReady.InvokeAsync();
        }
        catch (JSException)
        {
            // Without WebGL there is no map, but the exceptions beside it can be worked all the same.
            failed = true;
            StateHasChanged();
        }
    }

    private sealed record FacilityName(string Name, double Lat, double Lon);
}
