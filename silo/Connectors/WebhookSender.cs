using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Http;
using Dispatch.Integration;
using Endpoint = Dispatch.Integration.Endpoint; // not a route of our own

namespace Dispatch.Connectors;

/// <summary>
/// POSTs messages as JSON. Headers: <c>Dispatch-Message-Id</c>, by which the receiver knows a repeat, and <c>Dispatch-Signature:
/// t={unix seconds},v1={hex}</c>, where v1 is HMAC-SHA256 over <c>{t}.{body}</c> with the endpoint's secret.
/// </summary>
public sealed class WebhookSender(TimeProvider clock) : IOutbound, IDisposable
{
    private const string IdHeader = "Dispatch-Message-Id";
    private const string SignatureHeader = "Dispatch-Signature";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // addresses change
    })
    { Timeout = Patience };

    public async Task<Sending> Send(Endpoint endpoint, Message message)
    {
        var body = JsonSerializer.Serialize(WebhookBody.Of(message), ApiJson.Configured.WebhookBody);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new StringContent(body, Encoding.UTF8, Api.Json) };
        request.Headers.Add(IdHeader, message.Id);
        request.Headers.Add(SignatureHeader, Signature(endpoint.Secret, clock.GetUtcNow().ToUnixTimeSeconds(), body));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return OutcomeOf(response.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return new(SendingOutcome.Unreachable, failure is HttpRequestException ? failure.Message : $"no answer within {Patience.TotalSeconds:0} s");
        }
    }

    public static string Signature(string secret, long at, string body) =>
        $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")))}";

    public void Dispose() => http.Dispose();

    private static Sending OutcomeOf(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => Sending.Taken,
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout =>
            new(SendingOutcome.Unreachable, $"it answers {(int)status}"),
        _ => new(SendingOutcome.Refused, $"it answered {(int)status}"),
    };
}

/// <summary>A message on the wire.</summary>
public sealed record WebhookBody(string Id, string Type, string Destination, ShipmentId ShipmentId, DateTimeOffset At, RawJson Data)
{
    public static WebhookBody Of(Message message) => new(message.Id, message.Type, message.Destination, message.ShipmentId, message.At, new(message.Data));
}
