using System.Net.Http.Json;
using Dispatch.Browser;
using Dispatch.Support;
using Microsoft.Playwright;

namespace Dispatch.Bench.Pictures;

/// <summary>Takes the README's pictures, of the demo as it is: <c>docs/take-pictures</c>.</summary>
public static class DemoPictures
{
    public const string Help = "pictures        takes docs/map.png, docs/exceptions.png and docs/shipment.png of the demo; two to four minutes";

    private const int PointsOfATrail = 40;
    private const int ShipmentsLookedAt = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<int> Take()
    {
        await using var tower = await TowerProcess.Start(arguments: ["--demo", "--speed", "20"]);
        await using var chromium = await Chromium.Launch();
        var context = await chromium.Open(tower.Url);
        await context.SignInToTheDemo(tower);

        Console.WriteLine("Waiting until a shipment in trouble has left a trail");
        var shipment = Uri.EscapeDataString(await ShipmentInTrouble(tower));
        await Take(context, tower, "map", "dark", $"/?shipment={shipment}&lat=38.5&lon=-96&z=3.3", ".selected .stop-list", hasMap: true);
        await Take(context, tower, "exceptions", "light", "/exceptions", ".work[data-ready] [data-row]");
        await Take(context, tower, "shipment", "light", $"/shipments/{shipment}", ".fact", hasMap: true);
        return 0;
    }

    private static async Task<string> ShipmentInTrouble(TowerProcess tower)
    {
        var (api, found) = (new TowerApi(tower.Http), "");
        await Eventually.Until("a shipment in trouble has left a trail", Patience, async () =>
        {
            var page = await tower.Http.GetFromJsonAsync<RowsBody>($"/v1/shipments?status=inTransit&sort=-severity&limit={ShipmentsLookedAt}", TowerApi.Json);
            foreach (var row in page!.Items.Where(row => row.OpenExceptions > 0))
            {
                found = (await api.Timeline(row.ShipmentId)).Count(entry => entry.Type == "seen") >= PointsOfATrail ? row.ShipmentId : found;
            }

            return found.Length > 0;
        });
        return found;
    }

    private static async Task Take(IBrowserContext context, TowerProcess tower, string name, string theme, string address, string drawn, bool hasMap = false)
    {
        await context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = tower.Url.ToString() }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync(drawn);
        if (hasMap)
        {
            await page.WaitForFunctionAsync("() => window.dispatchMap?.map.loaded() && window.dispatchMap.drawn().length > 0");
            await page.EvaluateAsync("() => new Promise(drawn => window.dispatchMap.map.once('idle', () => drawn()).triggerRepaint())");
        }

        var path = Path.Combine(Repository.Root, "docs", $"{name}.png");
        await page.ScreenshotAsync(new() { Path = path });
        await page.CloseAsync();
        Console.WriteLine(path);
    }

    private sealed record RowsBody(IReadOnlyList<RowBody> Items);

    private sealed record RowBody(string ShipmentId, int OpenExceptions);
}
