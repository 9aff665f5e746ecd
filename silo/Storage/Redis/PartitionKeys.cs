using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>
/// The names of everything that a partition has in Redis. They begin with its number in braces, which Redis Cluster takes for the
/// place of a key: all of a partition lies on one node, and a script may touch it together.
/// </summary>
internal sealed class PartitionKeys(int partition)
{
    private readonly string tag = $"{{{partition}}}";
    private readonly RedisKey telematics = Log(partition, Logs.Telematics);
    private readonly RedisKey inbox = Log(partition, Logs.Inbox);

    public RedisKey Journal { get; } = Log(partition, Logs.Journal);

    /// <summary>A sorted set of <see cref="DueMember"/>s.</summary>
    public RedisKey Due { get; } = $"{{{partition}}}due";

    /// <summary>A stream whose ids are <c>0-position</c>.</summary>
    public RedisKey Log(string log) => log switch
    {
        Logs.Telematics => telematics,
        Logs.Inbox => inbox,
        Logs.Journal => Journal,
        _ => Log(partition, log),
    };

    /// <summary>A <see cref="StateHead"/>. A kind has no colon, so that two aggregates never meet.</summary>
    public RedisKey Head(StoreKey key) => $"{tag}h:{key.Kind}:{key.Id}";

    /// <summary>A <see cref="VersionedState"/>.</summary>
    public RedisKey State(StoreKey key) => State(key.Kind, key.Id);

    /// <inheritdoc cref="State(StoreKey)"/>
    public RedisKey State(string kind, string? id) => $"{tag}s:{kind}:{id}";

    /// <summary>A list: where the facts of an aggregate stand in the journal, one <c>version position count</c> for each commit.</summary>
    public RedisKey Places(StoreKey key) => $"{tag}f:{key.Kind}:{key.Id}";

    /// <summary>A sorted set of all ids of a kind, all with one score: Redis orders them by their bytes.</summary>
    public RedisKey Ids(string kind) => $"{tag}ids:{kind}";

    /// <summary>A hash: the reader's epoch, saves of this epoch, and position.</summary>
    public RedisKey Reader(string reader) => $"{tag}reader:{reader}";

    /// <summary>A hash: the reader's rows.</summary>
    public RedisKey Rows(string reader) => $"{tag}rows:{reader}";

    private static RedisKey Log(int partition, string log) => $"{{{partition}}}log:{log}";
}
