using Dispatch.Lists;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Components;
using Severity = Dispatch.Exceptions.Severity;

namespace Dispatch.Live;

/// <summary>Chooses what the map is filtered by, and shows what it is filtered by.</summary>
public sealed partial class MapFilterBar
{
    private const int MaxShown = 60;

    private static readonly (string Word, string Said)[] Severities =
    [
        (Word(Severity.Info), "any open"),
        (Word(Severity.Minor), "minor or worse"),
        (Word(Severity.Major), "major or worse"),
        (Word(Severity.Critical), "critical"),
    ];

    private MapChoices choices = MapChoices.None;

    [Inject] public required ITower Tower { get; set; }

    [Parameter, EditorRequired] public MapWords Words { get; set; } = MapWords.None;

    [Parameter] public EventCallback<MapWords> OnChanged { get; set; }

    protected override void OnInitialized() => Refresh();

    /// <summary>What can be chosen is read when somebody is about to choose, not with every change of the tower.</summary>
    private void Refresh() => choices = MapChoices.Of(Tower.Now);

    private Task Choose(string name, string? word) => OnChanged.InvokeAsync(Words.With(name, word));

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Said(string name, string word) => name switch
    {
        "status" when Enum.TryParse<ShipmentStatus>(word, ignoreCase: true, out var status) => Shell.Words.Of(status),
        "severity" => Severities.FirstOrDefault(severity => severity.Word == word).Said ?? word,
        _ => word,
    };

    private RenderFragment Select(string name, string? chosen, IEnumerable<(string Word, string Said)> words) => builder =>
    {
        builder.OpenElement(0, "select");
        builder.AddAttribute(1, "name", name);
        builder.AddAttribute(2, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, change => Choose(name, change.Value as string)));
        builder.AddAttribute(3, "value", chosen ?? "");
        builder.SetUpdatesAttributeName("value");
        Option(builder, "", "all");

        // What the address asks for may not be there any more; it filters all the same.
        var all = words.ToList();
        foreach (var (word, said) in chosen is { Length: > 0 } && all.All(each => each.Word != chosen) ? all.Append((chosen, chosen)) : all)
        {
            Option(builder, word, said);
        }

        builder.CloseElement();
    };

    private static void Option(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, string word, string said)
    {
        builder.OpenElement(4, "option");
        builder.AddAttribute(5, "value", word);
        builder.AddContent(6, Cut.To(MaxShown, said));
        builder.CloseElement();
    }
}
