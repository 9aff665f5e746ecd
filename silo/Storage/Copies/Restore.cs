namespace Dispatch.Storage.Copies;

/// <summary>Fills an empty store.</summary>
public static class Restore
{
    public static async Task Into(IStoreTarget target, IStoreSource source, IProgress<StoreRecord> progress, CancellationToken stop)
    {
        await foreach (var record in source.Read(stop))
        {
            await target.Write(Renewed(record));
            progress.Report(record);
        }

        await target.Complete();
    }

    /// <summary>An owner of the copied store that still lives somewhere must not write into this one.</summary>
    private static StoreRecord Renewed(StoreRecord record) => record is StoreRecord.Reader reader ? reader with { Epoch = reader.Epoch + 1 } : record;
}
