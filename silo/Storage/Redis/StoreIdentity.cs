using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>Whose store it is and how it is laid out, written down when it is made.</summary>
internal static class StoreIdentity
{
    /// <summary>Of what this folder's README describes.</summary>
    public const int Schema = 1;

    public static readonly RedisKey Key = "dispatch:store";

    private static readonly Script Identify = new("identify");

    /// <exception cref="StoreRefusedException">It is another cluster's, of a newer version, or has other partitions.</exception>
    public static async Task Check(IDatabase database, RedisStoreOptions options)
    {
        var store = (string[])(await Identify.Run(database, [Key], [Schema, options.Partitions, options.Cluster]))!;
        var (schema, partitions, cluster) = (int.Parse(store[0]), int.Parse(store[1]), store[2]);
        if (cluster != options.Cluster)
        {
            throw new StoreRefusedException(
                $"This Redis database is the store of cluster '{cluster}', not of '{options.Cluster}': set Dispatch:Cluster:Id to '{cluster}', or use another database.");
        }

        if (schema > Schema)
        {
            throw new StoreRefusedException(
                $"The store in Redis was made by a newer Dispatch (schema {schema}; this one knows up to {Schema}): start that version or a later one.");
        }

        if (partitions != options.Partitions)
        {
            throw new StoreRefusedException(
                $"The store in Redis was made for {partitions} partitions and cannot have {options.Partitions}: set Dispatch:Storage:Partitions to {partitions}, or move the data into a new store.");
        }
    }
}
