using Dispatch.Storage.Packed;
using Dispatch.Storage.Sqlite;

namespace Dispatch.Storage;

public class SqliteStoreContract : StoreContract
{
    private readonly TemporaryFolder folder = new();

    protected override Task<IStore> Open(string name) =>
        Task.FromResult<IStore>(SqliteStore.Open(new(folder.Under(name), Partitions, Durability.Fast)));

    protected override Task Remove()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>With states and facts packed in it.</summary>
public sealed class PackedStoreContract : SqliteStoreContract
{
    protected override async Task<IStore> Open(string name) => new PackedStore(await base.Open(name));
}
