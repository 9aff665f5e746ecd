using Dispatch.Support;

namespace Dispatch.Storage.Copies;

/// <summary>The real tower is backed up while it works, is killed and loses its disk, and is started on what was restored.</summary>
public sealed class RunningTowerBackup : IDisposable
{
    private const int Copies = 3;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task All_that_was_acknowledged_before_a_backup_is_there_after_its_restore()
    {
        await using var tower = await TowerProcess.Start(new Dictionary<string, string> { ["Dispatch__Storage__Durability"] = "fast" });
        var load = new TowerLoad(tower.Http);
        load.Start();
        await load.Released(20);

        var (positions, shipments) = (load.Positions, load.Shipments);
        await Succeeds(tower, "backup", folder.Under("backup"));
        await load.Released(10);
        await Succeeds(tower, "verify");
        await tower.Kill();
        await load.Ended();

        await Succeeds(tower, "verify", folder.Under("backup"));
        await Replace(tower, folder.Under("backup"));
        await HasAll(tower, positions, shipments);
        await Succeeds(tower, "verify");
    }

    [Fact]
    public async Task A_tower_on_redis_is_backed_up_while_it_works_and_becomes_one_on_a_folder()
    {
        await using var redis = await RedisServer.Start("--appendfsync", "everysec");
        var cluster = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Dispatch__Storage__Redis"] = redis.Address,
            ["Dispatch__Storage__Durability"] = "fast",
            ["Dispatch__Storage__Partitions"] = "16",
            ["Dispatch__Cluster__SiloPort"] = "0",
            ["Dispatch__Cluster__GatewayPort"] = "0",
        };
        TowerLoad load;
        IReadOnlyDictionary<string, int> positions;
        IReadOnlyList<string> shipments;
        await using (var first = await TowerProcess.Start(cluster))
        {
            load = new TowerLoad(first.Http);
            load.Start();
            await load.Released(20);

            (positions, shipments) = (load.Positions, load.Shipments);
            for (var copy = 1; copy <= Copies; copy++)
            {
                await Succeeds(cluster, "backup", folder.Under($"backup-{copy}"));
                await load.Released(2);
                await Succeeds(cluster, "verify");
                await Succeeds(cluster, "verify", folder.Under($"backup-{copy}"));
            }

            await first.Kill();
            await load.Ended();
        }

        await using var second = await TowerProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["Dispatch__Storage__Durability"] = "fast" });
        await Replace(second, folder.Under("backup-1"));
        await HasAll(second, positions, shipments);
        await Succeeds(second, "verify");
    }

    [Fact]
    public async Task A_store_whose_tower_was_killed_can_be_backed_up_as_it_lies()
    {
        await using var tower = await TowerProcess.Start();
        var load = new TowerLoad(tower.Http);
        load.Start();
        await load.Released(5);
        await tower.Kill();
        await load.Ended();

        await Succeeds(tower, "backup", folder.Under("backup"));

        await Succeeds(tower, "verify", folder.Under("backup"));
    }

    /// <summary>The tower has lost its disk, and gets what was restored.</summary>
    private static async Task Replace(TowerProcess tower, string backup)
    {
        await tower.Kill();
        foreach (var file in Directory.EnumerateFiles(tower.StoreFolder, "*.db*"))
        {
            File.Delete(file);
        }

        await Succeeds(tower, "restore", backup);
        await Succeeds(tower, "verify");
        await tower.Restart();
    }

    private static async Task HasAll(TowerProcess tower, IReadOnlyDictionary<string, int> positions, IReadOnlyList<string> shipments)
    {
        var api = new TowerApi(tower.Http);
        foreach (var (truck, count) in positions)
        {
            await Eventually.Until($"{truck} has its {count} positions", async () =>
                (await api.Vehicle(TowerLoad.Carrier, truck))?.Counters.Applied >= count);
            Assert.Equal(0, (await api.Vehicle(TowerLoad.Carrier, truck))!.Counters.Duplicate);
        }

        foreach (var shipment in shipments)
        {
            Assert.Equal(TowerLoad.Carrier, (await api.Shipment(shipment)).CarrierId);
        }
    }

    private static Task Succeeds(TowerProcess tower, params string[] command) =>
        Succeeds(new Dictionary<string, string>(StringComparer.Ordinal) { ["Dispatch__Storage__Path"] = tower.StoreFolder }, command);

    private static async Task Succeeds(IReadOnlyDictionary<string, string> settings, params string[] command)
    {
        var done = await SiloCommand.Run(settings, command);
        TestContext.Current.TestOutputHelper?.WriteLine(done.Output);
        Assert.True(done.Code == 0, $"{string.Join(' ', command)} ended with {done.Code}: {done.Output}");
    }
}
