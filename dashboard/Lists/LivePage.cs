using Dispatch.Live;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Lists;

/// <summary>A page that follows the tower. What arrives while it is still being drawn is drawn together the next time.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private IDisposable? subscription;
    private DateTimeOffset takenAt;
    private int isDue;

    [Inject] public required ITower Tower { get; set; }

    [Inject] public required TimeProvider Time { get; set; }

    /// <summary>At most that often; the tower tells of changes up to four times a second.</summary>
    protected virtual TimeSpan Pace => TimeSpan.Zero;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <returns>Whether anything that is shown has changed.</returns>
    protected abstract bool Take(TowerView view);

    protected virtual void Dispose(bool disposing) => subscription?.Dispose();

    protected override void OnInitialized()
    {
        subscription = Tower.Subscribe(Changed);
        takenAt = Time.GetUtcNow();
        Take(Tower.Now);
    }

    // A healthy tower tells every two seconds at the latest, so what is passed over here comes with the next word.
    private void Changed()
    {
        if (Time.GetUtcNow() - takenAt >= Pace && Interlocked.Exchange(ref isDue, 1) == 0)
        {
            _ = InvokeAsync(Refresh);
        }
    }

    private void Refresh()
    {
        Volatile.Write(ref isDue, 0);
        takenAt = Time.GetUtcNow();
        if (Take(Tower.Now))
        {
            StateHasChanged();
        }
    }
}
