using Microsoft.AspNetCore.Components;

namespace Dispatch.Shell;

/// <summary>A small part of a page that shows time passing: it alone is rendered again with every tick.</summary>
public abstract class TickingComponent : ComponentBase, IDisposable
{
    [Inject] public required Clock Clock { get; set; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => Clock.Ticked += Tick;

    protected virtual void Dispose(bool disposing) => Clock.Ticked -= Tick;

    private void Tick(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);
}
