using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Dispatch.Bench.Map;

/// <summary>
/// Vehicles all over the United States that report in turn, so many fixes a second, now. Each drives up and down its meridian at 72 km/h.
/// </summary>
public sealed class Traffic(HttpClient http, MapOptions options) : IAsyncDisposable
{
    private const int PerRequest = 100;
    private const int PerRow = 200;
    private const double DegreesPerSecond = 20.0 / 111_195;
    private const double TurnAfterSeconds = 600;
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(double Lat, DateTimeOffset SentAt)>> sent = new(StringComparer.Ordinal);
    private Task running = Task.CompletedTask;

    /// <summary>When a vehicle said last that it was at a latitude; null where it never did.</summary>
    public DateTimeOffset? SentAt(string vehicle, double lat, double sameDegrees) =>
        sent.TryGetValue(vehicle, out var fixes) && fixes.LastOrDefault(fix => Math.Abs(fix.Lat - lat) < sameDegrees) is { SentAt.Ticks: > 0 } found
            ? found.SentAt
            : null;

    /// <summary>All of them once, so that all are on the map.</summary>
    public async Task Begin()
    {
        for (var first = 0; first < options.Vehicles; first += PerRequest)
        {
            await Send(first);
        }
    }

    public void Start() => running = Run();

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running;
        ending.Dispose();
    }

    private async Task Run()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds((double)PerRequest / options.Rate));
        for (var first = 0; await Ticked(timer); first = (first + PerRequest) % options.Vehicles)
        {
            await Send(first);
        }
    }

    private async Task<bool> Ticked(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Send(int first)
    {
        var now = TimeProvider.System.GetUtcNow();
        var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartArray("positions");
            for (var vehicle = first; vehicle < Math.Min(first + PerRequest, options.Vehicles); vehicle++)
            {
                Write(json, vehicle, now);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        using var content = new ByteArrayContent(body.ToArray()) { Headers = { ContentType = JsonType } };
        using var answer = await http.PostAsync("/v1/telematics", content);
        answer.EnsureSuccessStatusCode();
    }

    private void Write(Utf8JsonWriter json, int vehicle, DateTimeOffset now)
    {
        var seconds = (now.ToUnixTimeMilliseconds() / 1000.0) + (vehicle * 7);
        var up = Math.Abs((seconds % (2 * TurnAfterSeconds)) - TurnAfterSeconds);
        var lat = Math.Round(27 + (vehicle / PerRow * 0.18) + (up * DegreesPerSecond), 6);
        var id = $"m{vehicle:00000}";
        sent.GetOrAdd(id, _ => new()).Enqueue((lat, now));
        json.WriteStartObject();
        json.WriteString("vehicleId", id);
        json.WriteString("carrierId", Load.Carrier);
        json.WriteString("at", now.UtcDateTime);
        json.WriteNumber("lat", lat);
        json.WriteNumber("lon", Math.Round(-122 + (vehicle % PerRow * 0.27), 6));
        json.WriteNumber("speedKmh", 72);
        json.WriteNumber("headingDeg", seconds % (2 * TurnAfterSeconds) < TurnAfterSeconds ? 180 : 0);
        json.WriteEndObject();
    }
}
