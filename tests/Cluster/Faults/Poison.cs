using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Storage;
using Dispatch.Storage.Redis;
using Dispatch.Support;
using Dispatch.Tracking;
using LocationBody = Dispatch.Support.LocationBody;

namespace Dispatch.Faults;

/// <summary>Puts into a cluster's store what its readers cannot use, behind its back.</summary>
internal sealed class Poison(TowerNodes tower)
{
    private readonly string order = $"P-{Guid.NewGuid():N}";

    /// <summary>The exception that a missed pickup opens cannot be loaded, so nobody can tell it.</summary>
    /// <returns>The shipment.</returns>
    public async Task<string> BreaksWhatAMissedPickupOpens()
    {
        var shipment = new ShipmentId($"ACME~{order}");
        await Do(store => store.Commit(new(StoreKeys.Of(CaseId.For(shipment, 1)), "damage", 0, "damaged"u8.ToArray(), [], null)));

        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        var place = new LocationBody("Dallas yard", 32.7767, -96.7970, 250, "America/Chicago");
        return await new TowerApi(tower.Apis[0].Http).Release(new(
            order,
            "ACME",
            new("C1", "silver"),
            "normal",
            "dryVan",
            1,
            [new(1, "pickup", new(yesterday.AddHours(-1), yesterday), Location: place), new(2, "delivery", new(yesterday.AddDays(3), yesterday.AddDays(4)), Location: place)]));
    }

    public Task Mends(string shipment) => Do(store => store.Forget(StoreKeys.Of(CaseId.For(new ShipmentId(shipment), 1)), 1));

    /// <summary>In a form that only a later version of the program knows.</summary>
    public Task SendsPositionsFromTheFuture() => Do(store => store.Append([new(Logs.Telematics, 0, new byte[] { (byte)TelematicsKind.Positions, 99, 1, 2, 3 })]));

    public async Task<SetAside[]> SetAside() =>
        (await tower.Apis[0].Http.GetFromJsonAsync<JsonElement>("/v1/quarantine")).GetProperty("items").Deserialize<SetAside[]>(TowerApi.Json)!;

    /// <param name="word"><c>replay</c> or <c>discard</c>.</param>
    /// <returns>The answer's status.</returns>
    public async Task<int> Tells(SetAside entry, string word)
    {
        using var answer = await tower.Apis[^1].Http.PostAsync($"/v1/quarantine/{entry.Log}/{entry.Partition}/{entry.Place}/{word}", content: null);
        return (int)answer.StatusCode;
    }

    private async Task Do(Func<IStore, Task> deed)
    {
        await using var store = await RedisStore.Open(new(tower.Redis.Address, Partitions: TowerNodes.FewPartitions));
        await deed(store);
    }
}
