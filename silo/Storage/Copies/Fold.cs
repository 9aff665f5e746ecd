using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Dispatching;
using Dispatch.Policies;

namespace Dispatch.Storage.Copies;

/// <summary>An aggregate's facts folded once more, by the form that its grain folds them by.</summary>
internal abstract class Fold
{
    /// <summary>The version of the last fact that was added; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>In its stored form.</summary>
    public abstract byte[] State { get; }

    /// <returns>Null for a kind that is not made of facts, or that this version does not know.</returns>
    public static Fold? Of(StoreKey key) => key.Kind switch
    {
        StoreKeys.Shipment => Of(LedgerForms.Of(new ShipmentId(key.Id), TowerPolicy.Default)),
        StoreKeys.Exception => Of(LedgerForms.Of(new CaseId(key.Id), TowerPolicy.Default)),
        StoreKeys.Release => Of(LedgerForms.Of(new ReleaseId(key.Id), TowerPolicy.Default)),
        StoreKeys.Wave => Of(LedgerForms.Of(new WaveId(key.Id), TowerPolicy.Default)),
        StoreKeys.Client => Of(LedgerForms.OfClient),
        StoreKeys.Endpoint => Of(LedgerForms.OfEndpoint),
        StoreKeys.Carrier => Of(LedgerForms.Of(new CarrierId(key.Id))),
        StoreKeys.Facility => Of(LedgerForms.Of(new FacilityId(key.Id))),
        _ => null,
    };

    /// <exception cref="JsonException">It is no fact of this kind.</exception>
    public void Add(FactOwner owner, ReadOnlySpan<byte> fact)
    {
        Add(fact);
        Version = owner.Version;
    }

    /// <summary>A state as this version would write it: one that was written by an older version may lack what has been added since.</summary>
    /// <exception cref="JsonException">It is no state of this kind.</exception>
    public abstract byte[] Rewritten(ReadOnlySpan<byte> state);

    /// <summary>The deadlines that follow from a state.</summary>
    /// <exception cref="JsonException">It is no state of this kind.</exception>
    public abstract ImmutableArray<Deadline> Deadlines(ReadOnlySpan<byte> state);

    protected abstract void Add(ReadOnlySpan<byte> fact);

    private static Fold<TState, TFact> Of<TState, TFact>(LedgerForm<TState, TFact> form) => new(form);
}

/// <inheritdoc/>
internal sealed class Fold<TState, TFact>(LedgerForm<TState, TFact> form) : Fold
{
    private TState folded = form.Empty;

    public override byte[] State => Write(folded);

    public override byte[] Rewritten(ReadOnlySpan<byte> state) => Write(Read(state));

    public override ImmutableArray<Deadline> Deadlines(ReadOnlySpan<byte> state) => form.Deadlines(Read(state));

    protected override void Add(ReadOnlySpan<byte> fact) => folded = form.Evolve(folded, JsonSerializer.Deserialize(fact, form.FactJson)!.Body);

    private TState Read(ReadOnlySpan<byte> state) => JsonSerializer.Deserialize(state, form.StateJson)!;

    private byte[] Write(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, form.StateJson);
}
