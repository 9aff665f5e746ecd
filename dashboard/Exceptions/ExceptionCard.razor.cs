using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dispatch.Exceptions;

/// <summary>One exception: what, whose, until when, and what can be done.</summary>
public sealed partial class ExceptionCard
{
    private bool busy;

    [Inject] public required CaseActions Actions { get; set; }

    [Inject] public required IDialogService Dialogs { get; set; }

    [Parameter, EditorRequired] public CaseRow Row { get; set; } = null!;

    [Parameter] public bool Selected { get; set; }

    [Parameter] public EventCallback<CaseRow> OnPicked { get; set; }

    private SeverityLook Look => SeverityLook.Of(Row.Severity);

    private Task Acknowledge() => WhileBusy(() => Actions.Acknowledge(Row));

    private Task Take() => WhileBusy(() => Actions.Take(Row));

    private async Task Resolve()
    {
        var dialog = await Dialogs.ShowAsync<ResolveDialog>($"Resolve: {CaseTypeNames.Of(Row.Type)}");
        if (await dialog.Result is { Canceled: false, Data: string reason })
        {
            await WhileBusy(() => Actions.Resolve(Row, reason));
        }
    }

    private async Task WhileBusy(Func<Task> action)
    {
        busy = true;
        try
        {
            await action();
        }
        finally
        {
            busy = false;
        }
    }
}
