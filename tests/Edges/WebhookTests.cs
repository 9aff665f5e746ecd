using System.Collections.Concurrent;
using System.Text.Json;
using Dispatch.Connectors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Dispatch.Edges;

/// <summary>Messages before the whole tower, and a receiver on a real socket.</summary>
public sealed class WebhookTests(Tower tower) : IClassFixture<Tower>, IAsyncLifetime
{
    private const string Secret = "0123456789abcdef0123";

    private readonly ConcurrentQueue<(string Body, string? Id, string? Signature)> received = new();
    private WebApplication receiver = null!;

    private string Url => receiver.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        receiver = builder.Build();
        receiver.MapPost("/in", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            received.Enqueue((await reader.ReadToEndAsync(), request.Headers["Dispatch-Message-Id"], request.Headers["Dispatch-Signature"]));
            return Results.Ok();
        });
        await receiver.StartAsync();
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    [Fact]
    public async Task A_tender_reaches_its_carrier_signed_and_can_be_sent_again_under_the_same_id()
    {
        var (status, endpoint) = await tower.Put("/v1/endpoints/hook", new { url = $"{Url}/in", secret = Secret, destinations = To("carrier:HOOK-CAR") });
        Assert.Equal((200, false), (status, endpoint.TryGetProperty("secret", out _)));
        await Tender("HOOK");

        var messages = await tower.Eventually("/v1/messages?shipment=HOOK~1", list => State(list) is "delivered");
        var message = Assert.Single(messages.GetProperty("items").EnumerateArray());
        Assert.Equal(("tender.offered", "carrier:HOOK-CAR"), (Text(message, "type"), Text(message, "destination")));
        Assert.True(received.TryPeek(out var first));
        Assert.Equal(Text(message, "id"), first.Id);
        Assert.Equal(first.Signature, WebhookSender.Signature(Secret, long.Parse(first.Signature!.Split('=', ',')[1]), first.Body));
        Assert.Equal(800, JsonElement.Parse(first.Body).GetProperty("data").GetProperty("price").GetProperty("amount").GetDecimal());

        var (_, replayed) = await tower.Post("/v1/messages/replay", new { shipmentId = "HOOK~1", destination = "carrier:HOOK-CAR" });
        Assert.Equal(1, replayed.GetProperty("replayed").GetInt32());
        await tower.Eventually("/v1/messages?shipment=HOOK~1", _ => received.Count == 2);
        Assert.Equal([first.Id], received.Select(sent => sent.Id).Distinct());
    }

    [Fact]
    public async Task What_does_not_get_through_waits_and_is_shown()
    {
        await tower.Put("/v1/endpoints/away", new { url = "http://127.0.0.1:1/in", secret = Secret, destinations = To("carrier:AWAY-CAR") });
        await Tender("AWAY");

        await tower.Eventually("/v1/messages?shipment=AWAY~1", list => State(list) is "pending");
        await tower.Eventually("/v1/endpoints/away", endpoint => endpoint.GetProperty("pending").GetInt32() == 1 && Text(endpoint, "trouble") is not null);
        await tower.Eventually("/v1/messages?destination=carrier:AWAY-CAR", list => list.GetProperty("items").GetArrayLength() == 1);

        await tower.Put("/v1/endpoints/away", new { url = $"{Url}/in", secret = Secret, destinations = To("carrier:AWAY-CAR") });
        await tower.Eventually("/v1/messages?shipment=AWAY~1", list => State(list) is "delivered");
    }

    [Theory]
    [InlineData("ftp://example.com", Secret, "erp", "endpoint.invalid-url")]
    [InlineData("/in", Secret, "erp", "endpoint.invalid-url")]
    [InlineData("https://example.com", "short", "erp", "endpoint.weak-secret")]
    [InlineData("https://example.com", Secret, "everybody", "endpoint.unknown-destination")]
    public async Task An_endpoint_that_cannot_be_is_refused(string url, string secret, string destination, string code)
    {
        var (status, body) = await tower.Put("/v1/endpoints/bad", new { url, secret, destinations = (string[])[destination] });
        Assert.Equal((422, code), (status, Text(body, "code")));
        Assert.Equal(404, (await tower.Get("/v1/endpoints/bad")).Status);
    }

    [Fact]
    public async Task Messages_that_are_not_there_are_not_sent_again() =>
        Assert.Equal("message.unknown", Text((await tower.Post("/v1/messages/replay", new { shipmentId = "NOBODY~1" })).Body, "code"));

    private async Task Tender(string client)
    {
        var tomorrow = Tower.Now.AddHours(20);
        await tower.Put($"/v1/carriers/{client}-CAR", new { name = "Carrier", profile = new { lanes = new[] { new { name = "lane", rate = new { currency = "USD", flat = 800 } } } } });
        await tower.Put($"/v1/clients/{client}/dispatching", new { guide = new[] { new { entries = new[] { new { carrierId = $"{client}-CAR" } } } } });
        await tower.Post("/v1/orders", new
        {
            orderId = "1",
            clientId = client,
            customer = new { id = "C1" },
            priority = "normal",
            equipment = "van",
            weightKg = 900,
            stops = new[]
            {
                new { sequence = 1, kind = "pickup", location = new { name = "Yard", lat = 41.5, lon = -87.25 }, window = new { from = tomorrow, to = tomorrow.AddHours(2) } },
                new { sequence = 2, kind = "delivery", location = new { name = "Store", lat = 42.5, lon = -87.25 }, window = new { from = tomorrow, to = tomorrow.AddHours(24) } },
            },
        });
        await tower.Eventually($"/v1/releases/{client}~1", body => body.TryGetProperty("gates", out _));
        await tower.Post("/v1/inventory", new { shipmentId = $"{client}~1", allReady = true });
    }

    private static string[] To(params string[] destinations) => destinations;

    private static string? State(JsonElement list) => list.GetProperty("items").EnumerateArray()
        .Select(message => message.GetProperty("deliveries").EnumerateArray().Select(delivery => Text(delivery, "state")).FirstOrDefault()).FirstOrDefault();

    private static string? Text(JsonElement body, string property) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(property, out var value) ? value.GetString() : null;
}
