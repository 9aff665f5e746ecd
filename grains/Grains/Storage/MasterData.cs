using System.Text.Json.Serialization.Metadata;

namespace Dispatch.Storage;

/// <summary>A ledger for data that is simply put, last word wins: its history is its facts.</summary>
public sealed class MasterData<T>(
    IStore store, Doorbell doorbell, StoreKey key, JsonTypeInfo<T> stateJson, JsonTypeInfo<Fact<MasterDataPut<T>>> factJson)
    where T : class
{
    private readonly Ledger<T?, MasterDataPut<T>> ledger = new(LedgerForms.Of(stateJson, factJson), store, doorbell, key);

    /// <summary>The same data again is no news, and no fact.</summary>
    public Task<Refusal?> Put(T data, Origin origin) => ledger.Handle(origin, known => Equals(known, data)
        ? Verdict<MasterDataPut<T>>.Accept()
        : Verdict<MasterDataPut<T>>.Accept(new MasterDataPut<T>(origin.ReceivedAt, data)));

    public async Task<T?> Get()
    {
        await ledger.Ready();
        return ledger.State;
    }
}

/// <summary>The fact that master data was put.</summary>
public sealed record MasterDataPut<T>(DateTimeOffset At, T Data);
