namespace Dispatch.Storage.Sqlite;

/// <param name="Folder">Holds the store's files; created where it is missing. One process at a time.</param>
/// <param name="Partitions">1 to <see cref="MaxPartitions"/>; fixed when the store is created.</param>
public sealed record SqliteStoreOptions(string Folder, int Partitions = SqliteStoreOptions.DefaultPartitions, Durability Durability = Durability.Power)
{
    public const int DefaultPartitions = 16;
    public const int MaxPartitions = 1024;
}
