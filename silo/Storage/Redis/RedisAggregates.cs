using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>States, their facts and their deadlines.</summary>
internal sealed class RedisAggregates(IDatabase database, PartitionKeys[] keys)
{
    private static readonly Script CommitScript = new("commit");
    private static readonly Script ForgetScript = new("forget");
    private static readonly Script FactsScript = new("facts");
    private static readonly Script ScanScript = new("scan");

    public async Task<StoredState?> Load(StoreKey key)
    {
        var found = await database.StringGetAsync(KeysOf(key).Record(key), CommandFlags.DemandMaster);
        if (found.IsNull)
        {
            return null;
        }

        var record = StateRecord.Read(found);
        return new(record.Version, record.State, record.Commits);
    }

    public async Task<CommitResult> Commit(Commit commit)
    {
        const int BeforeFacts = 8;
        var key = commit.Key;
        var values = new RedisValue[BeforeFacts + commit.Facts.Count];
        values[0] = commit.CommitId;
        values[1] = commit.ExpectedVersion;
        values[2] = commit.State;
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
        var answer = (long[])(await CommitScript.Run(database, [of.Record(key), of.Journal, of.Places(key), of.Due, of.Ids(key.Kind)], values))!;
        return new((CommitOutcome)answer[0], answer[1]);
    }

    public async Task<bool> Forget(StoreKey key, long version)
    {
        var of = KeysOf(key);
        var answer = await ForgetScript.Run(
            database, [of.Record(key), of.Journal, of.Places(key), of.Due, of.Ids(key.Kind)], [version, DueMember.Owner(key), key.Id]);
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
        var of = keys[partition];
        RedisValue from = after.Length == 0 ? "-" : "(" + after;
        var found = (RedisValue[])(await ScanScript.Run(database, [of.Ids(kind), of.Records(kind)], [from, max, StoreLimits.MaxReadBytes]))!;
        return [.. found.Chunk(2).Select(one => (Id: (string)one[0]!, Record: StateRecord.Read(one[1]))).Select(one => new ScannedState(one.Id, one.Record.Version, one.Record.State))];
    }

    public async Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max)
    {
        var found = await database.SortedSetRangeByValueAsync(
            keys[partition].Due, default, DueMember.After(now), Exclude.Stop, skip: 0, take: max, CommandFlags.DemandMaster);
        return [.. found.Select(member => DueMember.Read(((ReadOnlyMemory<byte>)member).Span))];
    }

    private PartitionKeys KeysOf(StoreKey key) => keys[key.Partition(keys.Length)];
}
