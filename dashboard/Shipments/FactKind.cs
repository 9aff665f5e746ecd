using System.Collections.Frozen;
using MudBlazor;

namespace Dispatch.Shipments;

/// <summary>What a timeline can be filtered by.</summary>
/// <param name="Word">Stands in the address.</param>
public sealed record FactKind(string Word, string Name)
{
    public static readonly FactKind Movement = new("movement", "movement");
    public static readonly FactKind Milestones = new("milestones", "reported milestones");
    public static readonly FactKind Plans = new("plans", "plans and estimates");
    public static readonly FactKind Status = new("status", "order, carrier and status");
    public static readonly FactKind Trouble = new("trouble", "trouble");

    public static IReadOnlyList<FactKind> All { get; } = [Trouble, Movement, Milestones, Plans, Status];

    /// <summary>The <c>$type</c> of a fact that says where its vehicle was.</summary>
    public const string Seen = "seen";

    private static readonly FrozenDictionary<string, (FactKind Kind, string Icon)> ByType = new Dictionary<string, (FactKind, string)>(StringComparer.Ordinal)
    {
        ["released"] = (Status, Icons.Material.Filled.Assignment),
        ["assigned"] = (Status, Icons.Material.Filled.LocalShipping),
        ["statusChanged"] = (Status, Icons.Material.Filled.TrendingFlat),
        [Seen] = (Movement, Icons.Material.Filled.MyLocation),
        ["arrived"] = (Movement, Icons.Material.Filled.PinDrop),
        ["departed"] = (Movement, Icons.Material.Filled.Logout),
        ["arrivalWithdrawn"] = (Movement, Icons.Material.Filled.Undo),
        ["stopTimed"] = (Plans, Icons.Material.Filled.Event),
        ["etaChanged"] = (Plans, Icons.Material.Filled.Schedule),
        ["milestoneReported"] = (Milestones, Icons.Material.Filled.Campaign),
        ["missed"] = (Trouble, Icons.Material.Filled.Warning),
        ["missEnded"] = (Trouble, Icons.Material.Filled.CheckCircle),
        ["wentSilent"] = (Trouble, Icons.Material.Filled.SensorsOff),
        ["resumed"] = (Trouble, Icons.Material.Filled.Sensors),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>Null for a type that is not known here; it is shown in every case.</returns>
    public static FactKind? Of(string type) => ByType.TryGetValue(type, out var known) ? known.Kind : null;

    public static string Icon(string type) => ByType.TryGetValue(type, out var known) ? known.Icon : Icons.Material.Filled.Circle;
}
