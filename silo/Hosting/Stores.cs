using Dispatch.Storage;
using Dispatch.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Hosting;

/// <summary>
/// Opens the store before anything else starts. Settings: <c>Dispatch:Storage:Path</c> (default <c>data</c> where the tower was
/// started), <c>Durability</c> (<c>power</c> or <c>fast</c>), <c>Partitions</c> (fixed once the store is made).
/// </summary>
public static class Stores
{
    public static void AddStore(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Dispatch:Storage");
        var folder = Path.GetFullPath(settings["Path"] ?? "data");
        var store = SqliteStore.Open(new(
            folder,
            settings.GetValue("Partitions", SqliteStoreOptions.DefaultPartitions),
            settings.GetValue("Durability", Durability.Power)));

        builder.Services.AddSingleton<IStore>(_ => store);

        // What signs cookies lives with what it protects: a restart signs nobody out, and a copy of the folder is a whole tower.
        builder.Services.AddDataProtection()
            .SetApplicationName("dispatch")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys")));
    }
}
