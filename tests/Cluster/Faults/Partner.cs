using System.Collections.Concurrent;
using System.Text.Json;
using Dispatch.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dispatch.Faults;

/// <summary>An ERP and a WMS that are told by webhook which vehicle carries what, and remember each word in the order in which it came.</summary>
internal sealed class Partner : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Destinations = ["erp", "wms"];

    private const string Endpoint = "partner";

    private readonly ConcurrentQueue<Word> words = new();
    private readonly WebApplication receiver;

    private Partner(WebApplication receiver) => this.receiver = receiver;

    /// <summary>Returns once the tower tells it whatever is said from then on.</summary>
    public static async Task<Partner> Begin(HttpClient http)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var partner = new Partner(builder.Build());
        partner.receiver.MapPost("/in", partner.Take);
        await partner.receiver.StartAsync();

        var endpoint = new { url = $"{partner.receiver.Urls.First()}/in", secret = "0123456789abcdef0123", destinations = Destinations };
        await Eventually.Until("the endpoint is known and its connectors are awake", async () =>
        {
            using var put = await http.PutAsync($"/v1/endpoints/{Endpoint}", new StringContent(JsonSerializer.Serialize(endpoint), null, "application/json"));
            using var awake = await http.GetAsync($"/v1/endpoints/{Endpoint}");
            return put.IsSuccessStatusCode && awake.IsSuccessStatusCode;
        });
        return partner;
    }

    /// <summary>What it was told of a shipment in one of its two roles, oldest first.</summary>
    public IReadOnlyList<Word> Of(string destination, string shipment) =>
        [.. words.Where(word => word.Destination == destination && word.Shipment == shipment)];

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    private async Task Take(HttpRequest request)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        if (body.GetProperty("data").TryGetProperty("vehicleId", out var vehicle))
        {
            words.Enqueue(new(
                body.GetProperty("destination").GetString()!, body.GetProperty("shipmentId").GetString()!, request.Headers["Dispatch-Message-Id"].ToString(), vehicle.GetString()!));
        }
    }

    /// <param name="Id">By which a repeat is known.</param>
    internal sealed record Word(string Destination, string Shipment, string Id, string Vehicle);
}
