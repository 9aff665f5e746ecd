using Dispatch.Storage.Copies;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>The aggregates of a partition, a few at a time: each few are of one moment.</summary>
internal sealed class CopiedAggregates(IDatabase database, PartitionKeys keys)
{
    /// <summary>Redis does nothing else meanwhile: about 2 ms.</summary>
    private const int PerScript = 32;

    private const int PerPage = 1_000;

    private static readonly Script CopyScript = new("copy");

    private readonly HashSet<DueDeadline> indexed = [];

    /// <summary>Whose each fact is, by its position; of the aggregates that were told so far, in the versions that were told.</summary>
    public Dictionary<long, FactOwner> Facts { get; } = [];

    public async IAsyncEnumerable<StoreRecord> Of(string kind)
    {
        for (RedisValue after = default; ;)
        {
            var ids = await database.SortedSetRangeByValueAsync(keys.Ids(kind), after, default, Exclude.Start, skip: 0, take: PerPage, CommandFlags.DemandMaster);
            foreach (var some in ids.Chunk(PerScript))
            {
                foreach (var aggregate in await Copy(kind, some))
                {
                    yield return aggregate;
                }
            }

            if (ids.Length == 0)
            {
                yield break;
            }

            after = ids[^1];
        }
    }

    /// <summary>What the due index has, and no aggregate.</summary>
    public async IAsyncEnumerable<StoreRecord> Strays()
    {
        for (RedisValue after = default; ;)
        {
            var members = await database.SortedSetRangeByValueAsync(keys.Due, after, default, Exclude.Start, skip: 0, take: PerPage, CommandFlags.DemandMaster);
            foreach (var member in members)
            {
                var due = DueMember.Read(((ReadOnlyMemory<byte>)member).Span);
                if (!indexed.Contains(due) && await IsStray(due, member))
                {
                    yield return new StoreRecord.Stray($"{due.Key}: the due index has a deadline {due.Deadline.Name} at {due.Deadline.DueAt:O} that its state has not");
                }
            }

            if (members.Length == 0)
            {
                yield break;
            }

            after = members[^1];
        }
    }

    private async Task<IReadOnlyList<StoreRecord.Aggregate>> Copy(string kind, RedisValue[] ids)
    {
        RedisKey[] touched = [keys.Due, .. ids.Select(id => new StoreKey(kind, id!, "")).SelectMany<StoreKey, RedisKey>(key => [keys.Head(key), keys.State(key), keys.Places(key)])];
        var found = (RedisResult[])(await CopyScript.Run(database, touched, [kind, .. ids]))!;
        return [.. ids.Zip(found, (id, parts) => (Id: (string)id!, Parts: (RedisResult[])parts!)).Where(one => one.Parts.Length > 0).Select(one => Told(kind, one.Id, one.Parts))];
    }

    private StoreRecord.Aggregate Told(string kind, string id, RedisResult[] parts)
    {
        var (head, stored, isIndexed) = ((byte[])parts[0]!, (byte[])parts[1]!, (string)parts[3]!);
        var key = VersionedState.Key(kind, id, stored);
        var (version, commits) = StateHead.Read(head);
        List<IndexedDeadline> deadlines = [.. StateHead.Deadlines(head).Where((_, index) => isIndexed[index] == '1')];
        indexed.UnionWith(deadlines.Select(one => new DueDeadline(key, one.Deadline, one.Version)));
        foreach (var place in (string[])parts[2]!)
        {
            Remember(key, [.. place.Split(' ').Select(long.Parse)]);
        }

        return new(key, version, VersionedState.Read(stored).State, commits, deadlines);
    }

    /// <param name="place">Version, position and count of a commit's facts.</param>
    private void Remember(StoreKey key, long[] place)
    {
        for (var index = 0; index < place[2]; index++)
        {
            Facts[place[1] + index] = new(key, place[0] + index);
        }
    }

    /// <summary>It is none where it was set since its aggregate was told, or has been met since it was found.</summary>
    private async Task<bool> IsStray(DueDeadline due, RedisValue member)
    {
        var head = (byte[]?)await database.StringGetAsync(keys.Head(due.Key), CommandFlags.DemandMaster);
        return (head is null || !StateHead.Deadlines(head).Contains(new(due.Deadline, due.Version)))
            && await database.SortedSetScoreAsync(keys.Due, member, CommandFlags.DemandMaster) is not null;
    }
}
