using Dispatch.Lists;
using Dispatch.Live;

namespace Dispatch.Dispatching;

/// <summary>What the list of releases is asked for.</summary>
/// <param name="Gate">The gate that keeps them.</param>
public sealed record ReleaseAsk(
    string? Status = null,
    string? Gate = null,
    string? ClientId = null,
    string? Q = null,
    string? Sort = null,
    string? After = null,
    string? Before = null) : RowsAsk<ReleaseAsk>(Status, ClientId, Q, Sort, After, Before)
{
    public GateKind? GateKind => GateLook.All.FirstOrDefault(look => AskWords.Of(look.Kind).Equals(Gate, StringComparison.OrdinalIgnoreCase))?.Kind;

    protected override string Path => "/releases";

    protected override IEnumerable<KeyValuePair<string, string?>> Filters => [new("status", Status), new("gate", Gate), new("client", ClientId)];

    public override Query ToQuery(int limit) => base.ToQuery(limit) with { Gate = GateKind };

    /// <summary>Asks for what a gate keeps; for everything where that was asked already.</summary>
    public ReleaseAsk KeptBy(GateKind gate) => FromTheTop with { Gate = GateKind == gate ? null : AskWords.Of(gate) };
}
