using System.Collections.Concurrent;

namespace Dispatch.Storage;

/// <summary>The model keeps the contract too; which also shows that the contract asks nothing that only one adapter can do.</summary>
public sealed class MemoryStoreContract : StoreContract
{
    private readonly ConcurrentDictionary<string, MemoryStore> stores = new();

    protected override Task<IStore> Open(string name) => Task.FromResult<IStore>(stores.GetOrAdd(name, _ => new MemoryStore(Partitions)));

    protected override Task Remove() => Task.CompletedTask;
}
