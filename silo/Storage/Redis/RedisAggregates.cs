using System.Buffers;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>States, their facts and their deadlines.</summary>
internal sealed class RedisAggregates(IDatabase database, PartitionKeys[] keys)
{
    private static readonly Script CommitScript = new("commit");
    private static readonly Script ForgetScript = new("forget");
    private static readonly Script FactsScript = new("facts");

    public async Task<StoredState?> Load(StoreKey key)
    {
        var of = KeysOf(key);
        if (await database.StringGetAsync([of.Head(key), of.State(key)], CommandFlags.DemandMaster) is not [{ IsNull: false } head, { IsNull: false } stored])
        {
            return null;
        }

        var (version, commits) = StateHead.Read(((ReadOnlyMemory<byte>)head).Span);
        return new(version, VersionedState.Read(stored).State, commits);
    }

    public async Task<CommitResult> Commit(Commit commit)
    {
        const int BeforeFacts = 8;
        var key = commit.Key;
        var bytes = VersionedState.Bytes(key, commit.State);
        var state = ArrayPool<byte>.Shared.Rent(bytes);
        VersionedState.Write(state, commit.ExpectedVersion + Math.Max(1, commit.Facts.Count), key, commit.State);
        var values = new RedisValue[BeforeFacts + commit.Facts.Count];
        values[0] = commit.CommitId;
        values[1] = commit.ExpectedVersion;
        values[2] = state.AsMemory(0, bytes);
        values[3] = DueMember.Owner(key);
        values[4] = key.Id;
        values[5] = StoreLimits.CommitIdsKept;
        values[6] = commit.Deadlines is null ? "keep" : "set";
        values[7] = PackedDeadlines.Pack(commit.Deadlines ?? []);
        for (var i = 0; i < commit.Facts.Count; i++)
        {
            values[BeforeFacts + i] = commit.Facts[i];
        }

        var of = KeysOf(key);
        RedisKey[] touched = [of.Head(key), of.State(key), of.Journal, of.Places(key), of.Due, of.Ids(key.Kind)];
        var answer = (long[])(await CommitScript.Run(database, touched, values))!;
        ArrayPool<byte>.Shared.Return(state); // not where there was no answer: it may still be on its way then
        return new((CommitOutcome)answer[0], answer[1]);
    }

    public async Task<bool> Forget(StoreKey key, long version)
    {
        var of = KeysOf(key);
        var answer = await ForgetScript.Run(
            database, [of.Head(key), of.State(key), of.Journal, of.Places(key), of.Due, of.Ids(key.Kind)], [version, DueMember.Owner(key), key.Id]);
        return (long)answer == 1;
    }

    public async Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max)
    {
        var of = KeysOf(key);
        var found = (RedisValue[])(await FactsScript.Run(database, [of.Places(key), of.Journal], [afterVersion, max, StoreLimits.MaxReadBytes]))!;
        return [.. found.Chunk(2).Select(fact => new StoredFact((long)fact[0], fact[1]))];
    }

    public async Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max)
    {
        var ids = await database.SortedSetRangeByValueAsync(
            keys[partition].Ids(kind), after.Length == 0 ? default : after, default, Exclude.Start, skip: 0, take: max, CommandFlags.DemandMaster);
        var page = await States(kind, partition, ids);

        // Only an empty page is the end: this one would be, where all its aggregates have been forgotten a moment ago.
        return page.Count == 0 && ids.Length > 0 ? await Scan(kind, partition, ids[^1]!, max) : page;
    }

    public async Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max)
    {
        var found = await database.SortedSetRangeByValueAsync(
            keys[partition].Due, default, DueMember.After(now), Exclude.Stop, skip: 0, take: max, CommandFlags.DemandMaster);
        return [.. found.Select(member => DueMember.Read(((ReadOnlyMemory<byte>)member).Span))];
    }

    private async Task<IReadOnlyList<ScannedState>> States(string kind, int partition, RedisValue[] ids)
    {
        var page = new Page<ScannedState>();
        var size = new PageSize();
        for (var next = 0; next < ids.Length && page.HasRoom;)
        {
            var some = ids[next..Math.Min(next + size.Next, ids.Length)];
            var states = await database.StringGetAsync([.. some.Select(id => keys[partition].State(kind, id))], CommandFlags.DemandMaster);
            foreach (var (id, stored) in some.Zip(states).Where(one => !one.Second.IsNull).TakeWhile(_ => page.HasRoom))
            {
                var (version, state) = VersionedState.Read(stored);
                page.Add(new(id!, version, state), state.Length);
                size.Saw(state.Length);
            }

            next += some.Length;
        }

        return page.Items;
    }

    private PartitionKeys KeysOf(StoreKey key) => keys[key.Partition(keys.Length)];
}
