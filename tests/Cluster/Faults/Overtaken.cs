using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>
/// Shipments that are given a vehicle by a caller who gets no answer from a silo that stands still, and then another by way of the nodes that do
/// answer. The first word must not be carried out any more when the silo goes on.
/// </summary>
internal sealed class Overtaken : IDisposable
{
    private const string Carrier = "KNIG";
    private const int Count = 24;
    private const string Before = "T-BEFORE";
    private const string After = "T-AFTER";

    private static readonly TimeSpan AnswerOfSilo = TimeSpan.FromSeconds(1);

    private readonly TowerNode elsewhere;
    private readonly HttpClient http;
    private readonly TowerApi api;
    private readonly List<string> shipments = [];

    private Overtaken(TowerNode elsewhere)
    {
        this.elsewhere = elsewhere;
        http = TowerProcess.Caller(elsewhere.Url, new OneRetry());
        api = new(http);
    }

    /// <param name="elsewhere">A node that is called by those who get no answer.</param>
    public static async Task<Overtaken> Begin(TowerNode elsewhere)
    {
        var overtaken = new Overtaken(elsewhere);
        await overtaken.api.PutCarrier(Carrier, "Knight");
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
        for (var number = 0; number < Count; number++)
        {
            overtaken.shipments.Add(await overtaken.api.Release(Traffic.Order($"OVERTAKEN-{Guid.NewGuid():N}", tomorrow)));
        }

        return overtaken;
    }

    /// <summary>Returns once every shipment has its second vehicle.</summary>
    /// <param name="still">Half of the callers ask it; the others ask elsewhere, from where the way to a shipment may lead through it.</param>
    public Task Overtake(TowerNode still) => Task.WhenAll(shipments.Index().Select(async shipment =>
    {
        await (IsAskedDirectly(shipment.Index) ? Assign(still, shipment.Item, Before, AnswerOfSilo) : Assign(elsewhere, shipment.Item, Before, Eventually.Patience));
        await Eventually.Until($"{shipment.Item} has its second vehicle", () => Assign(elsewhere, shipment.Item, After, Eventually.Patience));
    }));

    /// <summary>Those that have another vehicle than the last that was acknowledged.</summary>
    public async Task<IReadOnlyList<string>> Wrong()
    {
        var views = await Task.WhenAll(shipments.Select(api.Shipment));
        return [.. views.Index().Where(view => view.Item.VehicleId != After).Select(view => $"{view.Item.ShipmentId}, first asked for {Way(view.Index)}")];
    }

    public void Dispose() => http.Dispose();

    private static string Way(int number) => IsAskedDirectly(number) ? "at the silo" : "elsewhere";

    private static bool IsAskedDirectly(int number) => number % 2 == 0;

    private static async Task<bool> Assign(TowerNode node, string shipment, string vehicleId, TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            using var answer = await node.Http.PutAsJsonAsync(
                $"/v1/shipments/{Uri.EscapeDataString(shipment)}/assignment", new { carrierId = Carrier, vehicleId }, TowerApi.Json, patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
