using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>One condition of dispatch, as it stands.</summary>
/// <param name="Reason">Why it stands so, in a sentence.</param>
/// <param name="WaitingFor">Whose word is missing: <c>wms</c>, <c>facility</c>, a role; null where nobody's is.</param>
/// <param name="DueAt">When it is judged again without a word from anybody; null where nothing changes by itself.</param>
/// <param name="WouldPass">What would make it pass.</param>
/// <param name="Evidence">What speaks for it.</param>
/// <param name="Assumed">Nobody said so; the policy takes it to be so.</param>
[GenerateSerializer, Immutable, Alias("dispatch.gate")]
public sealed record Gate(
    GateKind Kind,
    GateState State,
    string Reason,
    string? WaitingFor,
    DateTimeOffset? DueAt,
    string? WouldPass,
    ImmutableArray<string> Evidence,
    bool Assumed)
{
    public bool IsReady => State is GateState.Ready;

    /// <summary>Immutable arrays compare by identity, so they are lent to each other and compared by content.</summary>
    public bool IsSameAs(Gate? other) => other is not null && this == other with { Evidence = Evidence } && Evidence.AsSpan().SequenceEqual(other.Evidence.AsSpan());

    internal static Gate Ready(GateKind kind, string reason, params ImmutableArray<string> evidence) =>
        new(kind, GateState.Ready, reason, null, null, null, evidence, Assumed: false);

    internal static Gate Waiting(GateKind kind, string reason, string waitingFor, DateTimeOffset? dueAt, string wouldPass) =>
        new(kind, GateState.Waiting, reason, waitingFor, dueAt, wouldPass, [], Assumed: false);

    internal static Gate Failed(GateKind kind, string reason, string wouldPass, DateTimeOffset? dueAt = null) =>
        new(kind, GateState.Failed, reason, null, dueAt, wouldPass, [], Assumed: false);
}

public enum GateKind
{
    Inventory,
    PickupDock,
    DeliveryDock,
    Carrier,
    Route,
    Service,
    Hold,
}

public enum GateState
{
    Waiting,
    Ready,
    Failed,
}

/// <summary>A person said that a gate passes, whatever it says itself.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.gate-override")]
public sealed record GateOverride(GateKind Gate, string By, string Reason, DateTimeOffset At);

/// <summary>The ERP or a person keeps an order from being dispatched.</summary>
/// <param name="Kind"><c>credit</c>, <c>compliance</c>, ...: one of each kind at a time.</param>
[GenerateSerializer, Immutable, Alias("dispatch.hold")]
public sealed record Hold(string Kind, string Reason, string By, DateTimeOffset At);
