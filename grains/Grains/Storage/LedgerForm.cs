using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace Dispatch.Storage;

/// <summary>What a kind of aggregate brings to its ledger: how it evolves, when it wants to be woken, how it is written down.</summary>
/// <param name="Empty">The state before the first fact.</param>
public sealed record LedgerForm<TState, TFact>(
    TState Empty,
    Func<TState, TFact, TState> Evolve,
    Func<TState, ImmutableArray<Deadline>> Deadlines,
    Func<TFact, DateTimeOffset> OccurredAt,
    JsonTypeInfo<TState> StateJson,
    JsonTypeInfo<Fact<TFact>> FactJson);
