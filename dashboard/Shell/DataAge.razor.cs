using Dispatch.Live;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Shell;

/// <summary>Says how old the picture is; the reconnect banner goes on counting from its last word.</summary>
public sealed partial class DataAge
{
    private IDisposable? subscription;
    private TowerView? drawn;
    private TowerView? told;

    [Inject] public required ITower Tower { get; set; }

    private Freshness Freshness => Freshness.Of(Tower.Now.AsOf, Tower.Now.AsOf + Age);

    private TimeSpan Age => Clock.Since(Tower.Now.AsOf);

    private long AgeMs => (long)Math.Max(0, Age.TotalMilliseconds);

    // The browser confirms what it has drawn before this is called; every page shows the age, so it speaks for all of them.
    protected override void OnAfterRender(bool firstRender)
    {
        if (drawn is { } view && !ReferenceEquals(view, told))
        {
            told = view;
            Tower.Shown(view);
        }
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        subscription = Tower.Subscribe(() => _ = InvokeAsync(Refresh));
    }

    private void Refresh()
    {
        drawn = Tower.Now;
        StateHasChanged();
    }

    protected override void Dispose(bool disposing)
    {
        subscription?.Dispose();
        base.Dispose(disposing);
    }
}
