using Dispatch.Live;
using Dispatch.Shell;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Lists;

/// <summary>
/// A page that is read from where a thing is kept: again whenever the live tower tells of a change of it, at most once a second, and
/// now and then where the tower could not tell. What was read stays while it is read anew, and where that fails.
/// </summary>
/// <typeparam name="TRead">What is read.</typeparam>
public abstract class ReadPage<TRead> : LivePage
    where TRead : class
{
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);

    private object? asked;
    private object? told;
    private bool isDue;
    private DateTimeOffset readAt;

    [Inject] public required Clock Clock { get; set; }

    /// <summary>Null before it was read, and where there is no such thing.</summary>
    protected TRead? Read { get; set; }

    protected bool IsReading { get; private set; } = true;

    protected bool HasFailed { get; set; }

    /// <summary>What the address asks for; another one begins anew.</summary>
    protected abstract object Asked { get; }

    /// <summary>Whether it may change without a word from the live tower.</summary>
    protected virtual bool MayChangeUnseen => true;

    /// <summary>Another value than before means that it has changed.</summary>
    protected abstract object? Told(TowerView view);

    /// <returns>Null where there is no such thing.</returns>
    protected abstract Task<TRead?> Load();

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
        if (!Asked.Equals(asked))
        {
            asked = Asked;
            (Read, HasFailed) = (null, false);
            Take(Tower.Now);
            await Again();
        }
    }

    protected override bool Take(TowerView view)
    {
        var before = told;
        told = Told(view);
        isDue |= !Equals(before, told);
        return false;
    }

    /// <summary>Reads it now.</summary>
    protected async Task Again()
    {
        var wanted = Asked;
        (IsReading, isDue) = (true, false);
        try
        {
            var read = await Load();
            if (wanted.Equals(Asked))
            {
                (Read, HasFailed) = (read, false);
                Take(Tower.Now);   // what is shown of the tower may depend on what was read
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            HasFailed = true;
        }
        finally
        {
            (IsReading, readAt) = (false, Time.GetUtcNow());
        }
    }

    private void Tick(object? sender, EventArgs e)
    {
        if (!IsReading && (isDue || (MayChangeUnseen && Time.GetUtcNow() - readAt >= LookAgainAfter)))
        {
            _ = InvokeAsync(AgainAndShow);
        }
    }

    private async Task AgainAndShow()
    {
        await Again();
        StateHasChanged();
    }
}
