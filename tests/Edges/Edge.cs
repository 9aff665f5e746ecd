using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dispatch.Accounts;
using Dispatch.Audit;
using Dispatch.Connectors;
using Dispatch.Dispatching;
using Dispatch.Hosting;
using Dispatch.Http;
using Dispatch.Integration;
using Dispatch.Live;
using Dispatch.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Dispatch.Edges;

/// <summary>The edge alone, on a real server and a free port: the store is in memory and there are no grains.</summary>
internal sealed class Edge : IAsyncDisposable
{
    public const string Key = "dsp_edge";

    private readonly WebApplication app;

    private Edge(WebApplication app, MemoryStore store, NoGrains grains)
    {
        (this.app, Store, Grains) = (app, store, grains);
        Client = new()
        {
            BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
            DefaultRequestHeaders = { Authorization = new("Bearer", Key) },
        };
    }

    public static DateTimeOffset Noon { get; } = new(2026, 7, 4, 12, 0, 0, TimeSpan.Zero);

    public MemoryStore Store { get; }

    public NoGrains Grains { get; }

    public HttpClient Client { get; }

    public static async Task<Edge> Start(params (string Setting, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Dispatch:Bootstrap:ApiKey"] = Key;
        foreach (var (setting, value) in settings)
        {
            builder.Configuration[setting] = value;
        }

        var (store, grains) = (new MemoryStore(), new NoGrains());
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Noon));
        builder.Services.AddSingleton<IStore>(store);
        builder.Services.AddSingleton<IGrainFactory>(grains);
        builder.Services.AddSingleton<Doorstep>();
        builder.Services.AddSingleton<Doorbell>();
        builder.Services.AddSingleton<IBoards, Boards>();
        builder.Services.AddSingleton<IQuarantine, QuarantineOfAll>();
        builder.Services.AddSingleton<ITower, EmptyTower>();
        builder.Services.AddSingleton<CarrierBook>();
        builder.Services.AddSingleton<WavePlanner>();
        builder.Services.AddSingleton<EndpointBook>();
        builder.Services.AddSingleton<ConnectorsAwake>();
        builder.Services.AddSingleton<IMessageDesk, MessageDesk>();
        builder.Services.AddSingleton<IWaveDesk, WaveDesk>();
        builder.Services.AddSingleton<IRefusals, RefusalLog>();
        builder.Services.AddApiKeys();
        builder.Services.AddPeople();
        builder.Services.AddApi();
        var edge = builder.Build();
        edge.MapApi();
        await edge.StartAsync();
        return new(edge, store, grains);
    }

    public T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public Task<(int Status, JsonElement Body)> PostPositions(string json, string type = "application/json") =>
        Send(HttpMethod.Post, "/v1/telematics", new StringContent(json, Encoding.UTF8, type));

    public async Task<(int Status, JsonElement Body)> Send(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            Assert.Equal(new MediaTypeHeaderValue("application/problem+json"), response.Content.Headers.ContentType);
        }

        return ((int)response.StatusCode, JsonElement.Parse(text.Length == 0 ? "null" : text));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
