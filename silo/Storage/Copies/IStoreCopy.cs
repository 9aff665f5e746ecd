namespace Dispatch.Storage.Copies;

/// <summary>A store, or a backup of one, to be read once from end to end. Beside a running tower it is the store of one moment.</summary>
public interface IStoreSource : IAsyncDisposable
{
    int Partitions { get; }

    /// <summary>In the order of <see cref="StoreRecord"/>.</summary>
    IAsyncEnumerable<StoreRecord> Read(CancellationToken stop);
}

/// <summary>A store in the making: nobody can open it before it is completed, and without that nothing is left of it.</summary>
public interface IStoreTarget : IAsyncDisposable
{
    /// <summary>In the order of <see cref="StoreRecord"/>.</summary>
    ValueTask Write(StoreRecord record);

    /// <summary>All is written, and durably.</summary>
    Task Complete();
}
