using Dispatch.Storage.Copies;
using Dispatch.Storage.Sqlite;

namespace Dispatch.Hosting;

/// <summary>The store that the settings name, to be copied from or into; <see cref="Stores"/> opens the same for the tower.</summary>
internal static class CopiedStore
{
    public static string Name(IConfiguration settings) => $"the store in {Folder(settings)}";

    public static IStoreSource Source(IConfiguration settings) => SqliteSnapshot.Open(Folder(settings));

    public static IStoreTarget Target(IConfiguration settings, int partitions) => SqliteRestore.Open(Folder(settings), partitions);

    private static string Folder(IConfiguration settings) => Path.GetFullPath(settings["Dispatch:Storage:Path"] ?? "data");
}
