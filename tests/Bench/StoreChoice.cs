using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;

namespace Dispatch.Bench;

/// <summary>What a tower keeps its data in, and how sure it is of it before it answers.</summary>
/// <param name="Durability">As in <c>Dispatch:Storage:Durability</c>.</param>
/// <param name="AppendFsync">Of the Redis that is started for it; null where the tower keeps its store itself.</param>
public sealed record StoreChoice(string Name, string Durability, string? AppendFsync = null)
{
    public const string Sqlite = "sqlite";
    public const string Redis = "redis";

    public static readonly StoreChoice Power = new("power", "power");
    public static readonly StoreChoice Fast = new("fast", "fast");
    public static readonly StoreChoice RedisAlways = new("redis always", "power", "always");
    public static readonly StoreChoice RedisEverysec = new("redis everysec", "fast", "everysec");

    /// <summary>How many partitions a store has where nobody says.</summary>
    public int Partitions => AppendFsync is null ? SqliteStoreOptions.DefaultPartitions : RedisStoreOptions.DefaultPartitions;

    /// <summary>The one that a goal is about: SQLite as it is shipped, or Redis every second.</summary>
    /// <param name="program"><see cref="Sqlite"/> or <see cref="Redis"/>.</param>
    public static StoreChoice Of(string program) => program == Redis ? RedisEverysec : Power;
}
