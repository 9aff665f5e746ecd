using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dispatch.Simulation;

/// <summary>Answers one request after the other as it is told, and keeps what was sent.</summary>
internal sealed class ScriptedTower(params Func<int, HttpResponseMessage>[] answers) : HttpMessageHandler
{
    /// <summary>The vehicle ids of each request.</summary>
    public List<string[]> Requests { get; } = [];

    public HttpClient Http() => new(this, disposeHandler: false) { BaseAddress = new Uri("http://tower.test") };

    public static HttpResponseMessage Takes(int positions) => Says(HttpStatusCode.Accepted, new { accepted = positions, duplicates = 0, rejected = Array.Empty<object>(), rejectedTotal = 0 });

    public static HttpResponseMessage Says(HttpStatusCode status, object body) => new(status) { Content = JsonContent.Create(body) };

    /// <summary>The last answer is given to all further requests.</summary>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        var vehicles = body.RootElement.GetProperty("positions").EnumerateArray().Select(position => position.GetProperty("vehicleId").GetString()!).ToArray();
        Requests.Add(vehicles);
        return answers[Math.Min(Requests.Count, answers.Length) - 1](vehicles.Length);
    }
}
