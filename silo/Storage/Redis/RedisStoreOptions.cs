namespace Dispatch.Storage.Redis;

/// <param name="Connection">A connection string of StackExchange.Redis, for example <c>redis-1:6379,password=...,ssl=true</c>.</param>
/// <param name="Cluster">Whose store it is; fixed when it is made. One Redis database holds one tower.</param>
/// <param name="Partitions">1 to <see cref="MaxPartitions"/>; fixed when the store is made.</param>
/// <param name="AppendFsync">What a Redis that forbids CONFIG does, as its operator states: <c>always</c> or <c>everysec</c>.</param>
public sealed record RedisStoreOptions(
    string Connection,
    string Cluster = RedisStoreOptions.DefaultCluster,
    int Partitions = RedisStoreOptions.DefaultPartitions,
    Durability Durability = Durability.Power,
    string? AppendFsync = null)
{
    public const string DefaultCluster = "dispatch";
    public const int DefaultPartitions = 64;
    public const int MaxPartitions = 1024;
}
