using System.Collections.Immutable;
using Dispatch.Shell;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Exceptions;

/// <summary>What has to be said with a deed.</summary>
public sealed partial class CaseForm
{
    private ImmutableArray<SnoozeChoice> choices = [];
    private int chosen;
    private string text = "";
    private ElementReference field;
    private ElementReference area;

    [Inject] public required TimeProvider Time { get; set; }

    [CascadingParameter] public Reading Reading { get; set; } = Reading.Default;

    [Parameter, EditorRequired] public CaseDeed Kind { get; set; }

    [Parameter] public IReadOnlyList<string> Owners { get; set; } = [];

    [Parameter] public bool IsBusy { get; set; }

    [Parameter] public EventCallback<CaseWords> OnSent { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private string Label => Kind switch
    {
        CaseDeed.Resolve => "How was it resolved?",
        CaseDeed.Snooze => "Why?",
        _ => "Comment",
    };

    protected override void OnParametersSet() => choices = SnoozeChoice.From(Time.GetUtcNow(), Reading.ZoneFor(null));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await (Kind is CaseDeed.Assign ? field : area).FocusAsync();
        }
    }

    private Task Send() => IsBusy || string.IsNullOrWhiteSpace(text)
        ? Task.CompletedTask
        : OnSent.InvokeAsync(new(Kind, text.Trim(), SnoozeChoice.From(Time.GetUtcNow(), Reading.ZoneFor(null))[chosen].Until));
}

/// <summary>What is done to an exception with words.</summary>
public enum CaseDeed
{
    Comment,
    Assign,
    Snooze,
    Resolve,
}

/// <param name="Text">A reason, a comment or a person, by the deed.</param>
/// <param name="Until">Of a snooze.</param>
public sealed record CaseWords(CaseDeed Deed, string Text, DateTimeOffset Until);
