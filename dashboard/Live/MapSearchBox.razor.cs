using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Dispatch.Live;

/// <summary>Finds something on the map by its name, with the keyboard alone if need be.</summary>
public sealed partial class MapSearchBox
{
    private const int MaxShown = 120;

    private string text = "";
    private ImmutableArray<MapHit> hits = [];
    private int chosen;

    [Inject] public required ITower Tower { get; set; }

    [Parameter] public EventCallback<MapHit> OnPicked { get; set; }

    private bool IsOpen => text.Trim().Length > 0;

    private static string Icon(MapHit hit) => hit switch
    {
        MapHit.Vehicle => Icons.Material.Filled.LocalShipping,
        MapHit.Shipment => Icons.Material.Filled.Inventory2,
        _ => Icons.Material.Filled.Place,
    };

    private void Look(ChangeEventArgs change)
    {
        text = change.Value as string ?? "";
        hits = MapSearch.Find(Tower.Now, text);
        chosen = 0;
    }

    private async Task Key(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                chosen = Math.Min(chosen + 1, hits.Length - 1);
                break;
            case "ArrowUp":
                chosen = Math.Max(chosen - 1, 0);
                break;
            case "Escape":
                Leave();
                break;
            case "Enter" when chosen < hits.Length:
                await Pick(hits[chosen]);
                break;
        }
    }

    private async Task Pick(MapHit hit)
    {
        Leave();
        await OnPicked.InvokeAsync(hit);
    }

    private void Leave() => (text, hits) = ("", []);
}
