namespace Dispatch.Dispatching;

/// <summary>How a client's orders are dispatched: its policy and its routing guide, as it put them.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.client-dispatching")]
public sealed record ClientDispatching(ClientId ClientId, DispatchPolicy Policy, RoutingGuide Guide)
{
    /// <summary>Whether the other says the same; arrays are compared by content.</summary>
    public bool IsSameAs(ClientDispatching other) =>
        this == other with { Policy = Policy, Guide = Guide }
        && Policy == other.Policy with { Steps = Policy.Steps }
        && Policy.Steps.AsSpan().SequenceEqual(other.Policy.Steps.AsSpan())
        && Guide.Lanes.Length == other.Guide.Lanes.Length
        && Guide.Lanes.Zip(other.Guide.Lanes).All(pair =>
            pair.First == pair.Second with { Entries = pair.First.Entries } && pair.First.Entries.AsSpan().SequenceEqual(pair.Second.Entries.AsSpan()));
}

/// <summary>The fact that a client said how.</summary>
public sealed record DispatchingPut(DateTimeOffset At, ClientDispatching Data);
