using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>Whose store it is and how it is laid out, written down when it is made.</summary>
internal static class StoreIdentity
{
    /// <summary>Of what this folder's README describes.</summary>
    public const int Schema = 1;

    public static readonly RedisKey Key = "dispatch:store";

    private static readonly Script Identify = new("identify");

    /// <summary>The cluster that a store belongs to while it is restored, so that nobody starts on half of it.</summary>
    private const string Unfinished = "a restore that has not ended";

    /// <exception cref="StoreRefusedException">It is another cluster's, of a newer version, or has other partitions.</exception>
    public static async Task Check(IDatabase database, RedisStoreOptions options)
    {
        var partitions = Partitions(await Identify.Run(database, [Key], [Schema, options.Partitions, options.Cluster]), options.Cluster);
        if (partitions != options.Partitions)
        {
            throw new StoreRefusedException(
                $"The store in Redis was made for {partitions} partitions and cannot have {options.Partitions}: set Dispatch:Storage:Partitions to {partitions}, or move the data into a new store.");
        }
    }

    /// <summary>How many partitions a store has that is there already.</summary>
    /// <exception cref="StoreRefusedException">There is none, or it is another cluster's, or of a newer version.</exception>
    public static async Task<int> Partitions(IDatabase database, string cluster) =>
        await database.KeyExistsAsync(Key, CommandFlags.DemandMaster)
            ? Partitions(await Identify.Run(database, [Key], [Schema, 0, cluster]), cluster)
            : throw new StoreRefusedException("There is no store in this Redis database: set Dispatch:Storage:Redis to where one is.");

    /// <returns>False where there is a store already, or something that calls itself one.</returns>
    public static async Task<bool> Begin(IDatabase database) => await database.HashSetAsync(Key, "cluster", Unfinished, When.NotExists, CommandFlags.DemandMaster)
        && await database.HashSetAsync(Key, "schema", Schema, When.NotExists, CommandFlags.DemandMaster)
        && await database.HashSetAsync(Key, "partitions", 0, When.NotExists, CommandFlags.DemandMaster);

    /// <summary>What was begun is whole.</summary>
    public static Task Complete(IDatabase database, int partitions, string cluster) =>
        database.HashSetAsync(Key, [new("schema", Schema), new("partitions", partitions), new("cluster", cluster)], CommandFlags.DemandMaster);

    private static int Partitions(RedisResult identity, string wanted)
    {
        var store = (string[])identity!;
        var (schema, partitions, cluster) = (int.Parse(store[0]), int.Parse(store[1]), store[2]);
        if (cluster == Unfinished)
        {
            throw new StoreRefusedException("This Redis database holds a restore that has not ended: wait for it, or empty the database and restore again.");
        }

        if (cluster != wanted)
        {
            throw new StoreRefusedException(
                $"This Redis database is the store of cluster '{cluster}', not of '{wanted}': set Dispatch:Cluster:Id to '{cluster}', or use another database.");
        }

        return schema <= Schema ? partitions : throw new StoreRefusedException(
            $"The store in Redis was made by a newer Dispatch (schema {schema}; this one knows up to {Schema}): start that version or a later one.");
    }
}
