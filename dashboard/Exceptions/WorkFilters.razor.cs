using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Exceptions;

/// <summary>What the list can be asked for; the choices are what there is.</summary>
public sealed partial class WorkFilters
{
    /// <summary>A longer choice is searched for by typing.</summary>
    private const int MaxChoices = 200;

    private static readonly (WorkStatus, string)[] StatusNames =
    [
        (WorkStatus.ToDo, "work left"), (WorkStatus.Unseen, "not acknowledged"), (WorkStatus.InProgress, "in progress"), (WorkStatus.Snoozed, "snoozed"),
        (WorkStatus.Any, "any"),
    ];

    private static readonly (WorkSort, string)[] SortNames =
    [
        (WorkSort.Severity, "severity, deadline"), (WorkSort.Deadline, "deadline"), (WorkSort.Age, "oldest"), (WorkSort.Client, "client"), (WorkSort.Type, "type"),
    ];

    private object? shown;

    [Parameter, EditorRequired] public Worklist List { get; set; } = null!;

    [Parameter] public EventCallback<WorkFilter> OnFiltered { get; set; }

    [Parameter] public EventCallback<WorkSort> OnSorted { get; set; }

    private WorkFilter Filter => List.Filter;

    protected override bool ShouldRender()
    {
        var (before, now) = (shown, (List.Source, List.Filter, List.Sort));
        shown = now;
        return !now.Equals(before);
    }

    private static string? Value(ChangeEventArgs chosen) => chosen.Value is string { Length: > 0 } value ? value : null;

    private static IEnumerable<string> With(ImmutableArray<string> values, string? chosen) =>
        chosen is null || values.Contains(chosen) ? values : values.Append(chosen);

    private ImmutableArray<string> Of(Func<CaseRow, string?> value) =>
        [.. List.Source.Values.Select(value).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).Take(MaxChoices)];

    private Task Set(WorkFilter filter) => OnFiltered.InvokeAsync(filter);
}
