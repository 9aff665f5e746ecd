using Microsoft.AspNetCore.Components;

namespace Dispatch.Exceptions;

/// <summary>One exception beside the list: what speaks for it, what was done, what can be done. Read again whenever its row changes.</summary>
public sealed partial class CasePanel
{
    private (CaseId Id, long? Change)? loaded;
    private CaseView? view;
    private PanelState state;
    private bool busy;

    [Inject] public required IGrainFactory Grains { get; set; }

    [Inject] public required CaseActions Actions { get; set; }

    [Parameter, EditorRequired] public CaseId Id { get; set; }

    /// <summary>Its row as the list has it; null where it has ended.</summary>
    [Parameter] public CaseRow? Row { get; set; }

    [Parameter] public string Me { get; set; } = "";

    [Parameter] public IReadOnlyList<string> Owners { get; set; } = [];

    /// <summary>The form that is open.</summary>
    [Parameter] public CaseDeed? Deed { get; set; }

    [Parameter] public EventCallback<CaseDeed?> OnDeed { get; set; }

    [Parameter] public EventCallback OnClosed { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Id, Row?.Change))
        {
            return;
        }

        if (loaded?.Id != Id)
        {
            view = null;
        }

        await Load();
    }

    private async Task Load()
    {
        var asked = (Id, Row?.Change);
        loaded = asked;
        state = PanelState.Loading;
        try
        {
            var answer = await Grains.GetGrain<IExceptionGrain>(Id.Value).Get();
            if (loaded == asked)
            {
                view = answer;
                state = answer is null ? PanelState.Unknown : PanelState.Shown;
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            state = loaded == asked ? PanelState.Failed : state;
        }
    }

    private async Task Send(CaseWords words)
    {
        var done = await Do(seen => words.Deed switch
        {
            CaseDeed.Assign => Actions.Assign(seen, words.Text),
            CaseDeed.Snooze => Actions.Snooze(seen, words.Until, words.Text),
            CaseDeed.Resolve => Actions.Resolve(seen, words.Text),
            _ => Actions.Comment(seen, words.Text),
        });
        if (done)
        {
            await OnDeed.InvokeAsync(null);
        }
    }

    /// <summary>What the person saw is what stands here, not what the row may have become since.</summary>
    private async Task<bool> Do(Func<CaseRow, Task<bool>> deed)
    {
        if (busy || view is null)
        {
            return false;
        }

        busy = true;
        try
        {
            return await deed(Seen(view));
        }
        finally
        {
            busy = false;
            await Load();
        }
    }

    private static CaseRow Seen(CaseView view) => new(
        view.ExceptionId, view.Type, view.Severity, view.Status, view.ShipmentId, null, null, view.Summary, view.Owner, view.DetectedAt,
        view.AcknowledgeBy, view.ResolveBy, view.Escalations, null, 0);

    private enum PanelState
    {
        Loading,
        Shown,
        Unknown,
        Failed,
    }
}
