using Dispatch.Storage;
using Dispatch.Storage.Packed;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Hosting;

/// <summary>
/// Opens the store before anything else starts. Settings: <c>Dispatch:Storage:Redis</c> (how to connect to it; the node is then one of a
/// cluster) or <c>Path</c> (default <c>data</c> where the tower was started); <c>Durability</c> (<c>power</c> or <c>fast</c>),
/// <c>Partitions</c> (fixed once the store is made), <c>AppendFsync</c> (<c>always</c> or <c>everysec</c>: what a Redis that does not tell it does).
/// </summary>
public static class Stores
{
    private const string Section = "Dispatch:Storage";

    /// <exception cref="StoreRefusedException"/>
    public static async Task AddStore(this WebApplicationBuilder builder)
    {
        if (Redis(builder.Configuration) is { } redis)
        {
            builder.Services.AddRedisStore(await RedisStore.Open(redis));
            return;
        }

        var settings = builder.Configuration.GetSection(Section);
        var folder = Folder(builder.Configuration);
        builder.Services.AddSqliteStore(folder, SqliteStore.Open(new(
            folder, settings.GetValue("Partitions", SqliteStoreOptions.DefaultPartitions), settings.GetValue("Durability", Durability.Power))));
    }

    /// <summary>Null where the store lies in a folder.</summary>
    internal static RedisStoreOptions? Redis(IConfiguration configuration) =>
        configuration.GetSection(Section) is var settings && settings["Redis"] is { Length: > 0 } connection
            ? new(
                connection,
                Node.ClusterOf(configuration),
                settings.GetValue("Partitions", RedisStoreOptions.DefaultPartitions),
                settings.GetValue("Durability", Durability.Power),
                settings["AppendFsync"])
            : null;

    internal static string Folder(IConfiguration configuration) => Path.GetFullPath(configuration[$"{Section}:Path"] ?? "data");

    private static void AddRedisStore(this IServiceCollection services, RedisStore store)
    {
        services.AddSingleton<IStore>(_ => new PackedStore(store));

        // An instance, so that the store alone closes it.
        services.AddSingleton(store.Connection);

        // What signs cookies lives with what it protects: any node serves whoever signed in at another.
        services.AddDataProtection()
            .SetApplicationName("dispatch")
            .PersistKeysToStackExchangeRedis(store.Connection, "dispatch:keys");
    }

    private static void AddSqliteStore(this IServiceCollection services, string folder, SqliteStore store)
    {
        services.AddSingleton<IStore>(_ => new PackedStore(store));

        // What signs cookies lives with what it protects: a restart signs nobody out, and a copy of the folder is a whole tower.
        services.AddDataProtection()
            .SetApplicationName("dispatch")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys")));
    }
}
