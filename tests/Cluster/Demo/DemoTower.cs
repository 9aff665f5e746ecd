using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Hosting;

/// <summary>The real tower with its demo, and what a visitor sees of it.</summary>
public sealed class DemoTower(TowerProcess tower) : IAsyncDisposable
{
    public const int Trucks = 300;

    public Uri Url => tower.Url;

    /// <summary>Carries the administrator's key.</summary>
    public HttpClient Http => tower.Http;

    public string Output => tower.Process.Output;

    public static async Task<DemoTower> Start(params IReadOnlyList<string> arguments) => new(await TowerProcess.Start(arguments: ["--demo", .. arguments]));

    public ValueTask DisposeAsync() => tower.DisposeAsync();

    /// <summary>Whether nearly all of its trucks have said where they are.</summary>
    public async Task<bool> IsOnTheMap() => await Reported() >= Trucks * 5 / 6;

    public async Task<IReadOnlyList<Row>> Shipments() => (await Get<Page<Row>>("/v1/shipments?status=active&limit=500")).Items;

    /// <summary>How many exceptions are open.</summary>
    public async Task<int> Open() => (await Get<Page<object>>("/v1/exceptions?status=active&limit=1")).Total;

    /// <summary>How many releases have a carrier that took what the tower tendered.</summary>
    public async Task<int> Taken() => (await Get<Page<Release>>("/v1/releases?status=confirmed&sort=-since&limit=500")).Items
        .Count(release => release.Tenders.Any(tender => tender.State is "accepted"));

    private async Task<int> Reported() =>
        (await Shipments()).Where(row => row.Position is not null).Select(row => (row.CarrierId, row.VehicleId)).Distinct().Count();

    private async Task<T> Get<T>(string path) => (await Http.GetFromJsonAsync<T>(path, TowerApi.Json))!;

    public sealed record Row(string ShipmentId, string Status, string? CarrierId, string? VehicleId, PlaceBody? Position, int OpenExceptions);

    private sealed record Page<T>(IReadOnlyList<T> Items, int Total);

    private sealed record Release(IReadOnlyList<Tender> Tenders);

    private sealed record Tender(string State);
}
