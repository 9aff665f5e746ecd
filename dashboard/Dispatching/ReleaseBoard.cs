using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Live;

namespace Dispatch.Dispatching;

/// <summary>What the open releases have in common: what keeps them, whose they are, and which of them wait for a decision.</summary>
/// <param name="Kept">How many each gate keeps; one that several keep counts with each.</param>
/// <param name="Clients">Those whose releases are open, by id; the first <see cref="MaxClients"/>.</param>
/// <param name="ToDecide">Those that await a person's approval.</param>
public sealed record ReleaseBoard(
    int Open, int NeedHelp, ImmutableDictionary<GateKind, int> Kept, ImmutableArray<ClientId> Clients, ImmutableArray<ReleaseRow> ToDecide)
{
    private const int MaxClients = 200;

    /// <summary>Reads every row once: it is made for all who look, see <see cref="SharedFold{TBoard}"/>.</summary>
    public static ReleaseBoard Of(TowerView view)
    {
        var rows = view.Releases.Values;
        return new(
            view.Releases.Count,
            rows.Count(row => row.Status is ReleaseStatus.NeedsHelp),
            rows.SelectMany(row => row.Gates.Where(gate => gate.State is not GateState.Ready)).GroupBy(gate => gate.Kind).ToImmutableDictionary(gate => gate.Key, gate => gate.Count()),
            [.. rows.Select(row => row.ClientId).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal).Take(MaxClients)],
            [.. rows.Where(row => row.Approval is not null).OrderBy(row => row.PickupFrom).ThenBy(row => row.ReleaseId.Value, StringComparer.Ordinal)]);
    }
}
