using Dispatch.Storage.Sqlite;

namespace Dispatch.Storage;

public sealed class SqliteStoreContract : StoreContract
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
