using System.Text;
using Dispatch.Storage.Packed;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;
using StackExchange.Redis;

namespace Dispatch.Storage.Copies;

/// <summary>The same as <see cref="PlantedDifferences"/>, restored into Redis and changed there.</summary>
public sealed class PlantedDifferencesInRedis(PlantedDifferences.WorkedStore worked, RedisDatabases.EverySecond databases)
    : IClassFixture<PlantedDifferences.WorkedStore>, IClassFixture<RedisDatabases.EverySecond>, IAsyncLifetime
{
    private const int Partitions = 16;
    private const string Shipment = "ACME~L-0";

    private static readonly StoreKey Key = StoreKeys.Of(new ShipmentId(Shipment));
    private static readonly PartitionKeys Keys = new(Key.Partition(Partitions));

    private readonly TemporaryFolder folder = new();
    private readonly RedisStoreOptions options = new(databases.Take(), Partitions: Partitions, Durability: Durability.Fast);
    private ConnectionMultiplexer connection = null!;
    private IDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        // A read makes files beside those of the store, so each test has its own.
        foreach (var file in Directory.EnumerateFiles(worked.Folder.Path))
        {
            File.Copy(file, folder.Under(Path.GetFileName(file)));
        }

        await using (var source = SqliteSnapshot.Open(folder.Path))
        {
            await using var target = await RedisRestore.Open(options, Partitions);
            await Restore.Into(target, source, Untold.Instance, CancellationToken.None);
        }

        connection = await ConnectionMultiplexer.ConnectAsync(options.Connection);
        database = connection.GetDatabase();
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_store_that_nobody_touched_has_no_differences() => Assert.Empty(await Differences());

    [Fact]
    public async Task A_state_that_was_changed_is_found()
    {
        var (version, state) = VersionedState.Read((byte[])(await database.StringGetAsync(Keys.State(Key)))!);
        var changed = Encoding.UTF8.GetString(Packing.Unpack(state).Span).Replace("SWFT", "OTHR", StringComparison.Ordinal);
        await database.StringSetAsync(Keys.State(Key), VersionedState.Write(version, Key, Encoding.UTF8.GetBytes(changed)));

        Assert.Equal($"""shipment/{Shipment}: assignment.carrierId is "OTHR" in the state and "SWFT" by the facts""", Assert.Single(await Differences()));
    }

    [Fact]
    public async Task A_fact_that_is_missing_is_found()
    {
        var place = (string)(await database.ListGetByIndexAsync(Keys.Places(Key), 0))!;
        await database.StreamDeleteAsync(Keys.Journal, [$"0-{place.Split(' ')[1]}"]);

        Assert.Contains(await Differences(), difference => difference.StartsWith($"shipment/{Shipment}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deadline_that_is_missing_is_found()
    {
        var deadline = StateHead.Deadlines((byte[])(await database.StringGetAsync(Keys.Head(Key)))!)[0];
        Assert.True(await database.SortedSetRemoveAsync(Keys.Due, DueMember.Write(Key, deadline)));

        var difference = Assert.Single(await Differences());
        Assert.StartsWith($"shipment/{Shipment}: its deadline {deadline.Deadline.Name}", difference, StringComparison.Ordinal);
        Assert.EndsWith("is not in the due index", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_nobody_set_is_found()
    {
        await database.SortedSetAddAsync(Keys.Due, DueMember.Write(Key, new(new("planted", DateTimeOffset.UnixEpoch), 1)), 0);

        Assert.Contains("the due index has a deadline planted", Assert.Single(await Differences()), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> Differences()
    {
        var differences = new List<string>();
        await using var source = new PackedSource(await RedisSnapshot.Open(options));
        var found = await Verification.Of(source, differences.Add, TimeProvider.System.GetUtcNow(), Untold.Instance, CancellationToken.None);
        Assert.True(found.Facts > 10, $"There are only {found.Facts} facts.");
        return differences;
    }
}
