using Dispatch.Storage;
using Dispatch.Storage.Sqlite;

namespace Dispatch.Hosting;

/// <summary>
/// Opens the store before anything else starts. Settings: <c>Dispatch:Storage:Path</c> (default <c>data</c> below the content
/// root), <c>Durability</c> (<c>power</c> or <c>fast</c>), <c>Partitions</c> (fixed once the store is made).
/// </summary>
public static class Stores
{
    public static void AddStore(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Dispatch:Storage");
        var folder = settings["Path"] ?? Path.Combine(builder.Environment.ContentRootPath, "data");
        var store = SqliteStore.Open(new(
            Path.GetFullPath(folder),
            settings.GetValue("Partitions", SqliteStoreOptions.DefaultPartitions),
            settings.GetValue("Durability", Durability.Power)));

        builder.Services.AddSingleton<IStore>(_ => store);
    }
}
