using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Dispatch.Edges;

/// <summary>The whole tower as it is shipped, with an empty store, shared by the tests of a class.</summary>
public sealed class Tower : IAsyncLifetime
{
    private const string Key = "dsp_tower";

    private readonly string folder = Directory.CreateTempSubdirectory("dispatch-edges-").FullName;
    private WebApplicationFactory<Program> factory = null!;
    private HttpClient client = null!;

    /// <summary>Beside those that every tower here has.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public ValueTask InitializeAsync()
    {
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => Settings
            .Aggregate(host, (settings, setting) => settings.UseSetting(setting.Key, setting.Value))
            .UseSetting("Dispatch:Storage:Path", folder)
            .UseSetting("Dispatch:Storage:Durability", "fast")
            .UseSetting("Dispatch:Bootstrap:ApiKey", Key)
            .ConfigureLogging(logging => logging.ClearProviders()));
        client = factory.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await factory.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public T Service<T>() where T : notnull => factory.Services.GetRequiredService<T>();

    public Task<(int Status, JsonElement Body)> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <param name="traceparent">The header of that name, where there is one.</param>
    public Task<(int Status, JsonElement Body)> Post(string path, object body, string? traceparent = null) => Send(HttpMethod.Post, path, body, traceparent);

    public Task<(int Status, JsonElement Body)> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    public async Task<int> Delete(string path) => (await Send(HttpMethod.Delete, path, null)).Status;

    /// <summary>A person before the sign-in page: has no key, keeps cookies, is not sent on by itself.</summary>
    public HttpClient Person() => factory.CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>What is read from a log is seen a moment later: asks until it is so.</summary>
    public async Task<JsonElement> Eventually(string path, Func<JsonElement, bool> holds)
    {
        var body = default(JsonElement);
        Assert.True(await Support.Eventually.Try(async () => holds(body = (await Get(path)).Body)), $"{path} has not become what was waited for: {body}");
        return body;
    }

    public static async Task<(int Status, JsonElement Body)> Send(HttpClient client, HttpMethod method, string path, object? body, string? traceparent = null)
    {
        using var content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (traceparent is not null)
        {
            request.Headers.Add("traceparent", traceparent);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, JsonElement.Parse(text.Length == 0 ? "null" : text));
    }

    private Task<(int Status, JsonElement Body)> Send(HttpMethod method, string path, object? body, string? traceparent = null) => Send(client, method, path, body, traceparent);
}
