using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dispatch.Shell;

/// <summary>What stands around every page.</summary>
public sealed partial class MainLayout
{
    private bool? chosenDark;
    private ErrorBoundary? boundary;

    [Inject] public required IJSRuntime JS { get; set; }

    [Inject] public required Preferences Preferences { get; set; }

    [CascadingParameter] public Remembered Remembered { get; set; } = Remembered.Nothing;

    private bool IsDark => chosenDark ?? Remembered.IsDark;

    // Another page was asked for: that the last one failed says nothing about it.
    protected override void OnParametersSet() => boundary?.Recover();

    // The cookie may be missing, or older than a journey to another zone.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        if (Zones.Find(await JS.InvokeAsync<string?>("dispatchShell.zone")) is { } zone)
        {
            await Preferences.Choose(Preferences.Reading with { Browser = zone });
        }

        await JS.InvokeVoidAsync("dispatchShell.isLive"); // also where the zone is one that we do not know: times are in UTC then
    }

    private async Task SwitchTheme()
    {
        chosenDark = !IsDark;
        await JS.InvokeVoidAsync("dispatchShell.setTheme", IsDark ? "dark" : "light");
    }
}
