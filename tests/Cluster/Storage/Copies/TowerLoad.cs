using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Storage.Copies;

/// <summary>Trucks that report 1,200 positions a second and ten orders a second at most, until the tower is gone or it is stopped.</summary>
internal sealed class TowerLoad(HttpClient http)
{
    public const string Carrier = "SWFT";
    private const string Docks = "DOCKS";

    private const int Trucks = 6;
    private const int PerRequest = 20;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private readonly DateTimeOffset begin = TimeProvider.System.GetUtcNow().AddDays(-1);
    private readonly int[] positions = new int[Trucks];
    private readonly List<string> shipments = [];
    private volatile bool isOver;
    private TaskCompletionSource reached = new();
    private int wanted = int.MaxValue;
    private Task running = Task.CompletedTask;

    /// <summary>How many positions of each truck have been acknowledged.</summary>
    public IReadOnlyDictionary<string, int> Positions => Enumerable.Range(0, Trucks).ToDictionary(Name, truck => Volatile.Read(ref positions[truck]), StringComparer.Ordinal);

    /// <summary>The shipments that have been acknowledged.</summary>
    public IReadOnlyList<string> Shipments
    {
        get
        {
            lock (shipments)
            {
                return [.. shipments];
            }
        }
    }

    public void Start() => running = Task.WhenAll([Release(), .. Enumerable.Range(0, Trucks).Select(Report)]);

    /// <summary>Completes when so many more shipments have been acknowledged.</summary>
    public async Task Released(int more)
    {
        lock (shipments)
        {
            reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            wanted = shipments.Count + more;
        }

        await await Task.WhenAny(reached.Task, running);
        Assert.True(reached.Task.IsCompleted, "The load has ended before it was stopped.");
    }

    /// <summary>Completes when nothing more is sent: it was stopped, or the tower is gone.</summary>
    public Task Ended() => running;

    public void Stop() => isOver = true;

    private static string Name(int truck) => $"T{truck}";

    private async Task Report(int truck)
    {
        using var timer = new PeriodicTimer(Every);
        for (var sent = 0; !isOver; sent += PerRequest)
        {
            await timer.WaitForNextTickAsync();
            var batch = Enumerable.Range(sent, PerRequest).Select(i => new
            {
                carrierId = Carrier,
                vehicleId = Name(truck),
                at = begin.AddSeconds(i),
                lat = 30.0 + truck + (i * 0.0001),
                lon = -96.0,
            });
            if (!await IsTaken(() => http.PostAsJsonAsync("/v1/telematics", new { positions = batch })))
            {
                return;
            }

            Volatile.Write(ref positions[truck], sent + PerRequest);
        }
    }

    private async Task Release()
    {
        var api = new TowerApi(http);
        await api.PutCarrier(Carrier, "Swift");
        var window = new WindowBody(begin.AddDays(1).AddHours(1), begin.AddDays(1).AddHours(2));
        var yard = new LocationBody("Yard", 30.05, -96.0, 250, "America/Chicago");
        await api.PutFacility(Docks, new("Docks", 30.05, -96.0, 250, "America/Chicago", new([new("D1"), new("D2"), new("D3")])));
        using var timer = new PeriodicTimer(Every);
        for (var order = 0; !isOver; order++)
        {
            await timer.WaitForNextTickAsync();
            try
            {
                var shipment = await api.Release(new(
                    $"L-{order}", "ACME", new("C1", "silver"), "normal", "dryVan", 1, [new(1, "pickup", window, FacilityId: Docks), new(2, "delivery", window, Location: yard)]));
                await api.Assign(shipment, Carrier, Name(order % Trucks));
                await IsTaken(() => http.PostAsJsonAsync(
                    $"/v1/facilities/{Docks}/appointments", new { shipmentId = shipment, stop = 1, window = window with { To = window.From.AddDays(10) } }));
                Remember(shipment);
            }
            catch (HttpRequestException gone) when (gone.StatusCode is null)
            {
                return; // it was killed
            }
        }
    }

    private void Remember(string shipment)
    {
        lock (shipments)
        {
            shipments.Add(shipment);
            if (shipments.Count >= wanted)
            {
                reached.TrySetResult();
            }
        }
    }

    private static async Task<bool> IsTaken(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var answer = await send();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
