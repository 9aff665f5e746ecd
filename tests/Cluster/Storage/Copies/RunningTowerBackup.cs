using Dispatch.Support;

namespace Dispatch.Storage.Copies;

/// <summary>The real tower is backed up while it works, is killed and loses its disk, and is started on what was restored.</summary>
public sealed class RunningTowerBackup : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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

        foreach (var file in Directory.EnumerateFiles(tower.StoreFolder, "*.db*"))
        {
            File.Delete(file);
        }

        await Succeeds(tower, "verify", folder.Under("backup"));
        await Succeeds(tower, "restore", folder.Under("backup"));
        await Succeeds(tower, "verify");
        await tower.Restart();

        var api = new TowerApi(tower.Http);
        foreach (var (truck, count) in positions)
        {
            await Eventually.Until($"{truck} has its {count} positions", Patience, async () =>
                (await api.Vehicle(TowerLoad.Carrier, truck))?.Counters.Applied >= count);
            Assert.Equal(0, (await api.Vehicle(TowerLoad.Carrier, truck))!.Counters.Duplicate);
        }

        foreach (var shipment in shipments)
        {
            Assert.Equal(TowerLoad.Carrier, (await api.Shipment(shipment)).CarrierId);
        }

        await Succeeds(tower, "verify");
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

    private static async Task Succeeds(TowerProcess tower, params string[] command)
    {
        var done = await SiloCommand.On(tower.StoreFolder, command);
        TestContext.Current.TestOutputHelper?.WriteLine(done.Output);
        Assert.True(done.Code == 0, $"{string.Join(' ', command)} ended with {done.Code}: {done.Output}");
    }
}
