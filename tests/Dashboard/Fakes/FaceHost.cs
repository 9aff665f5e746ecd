using Dispatch.Accounts;
using Dispatch.Hosting;
using Dispatch.Live;
using Dispatch.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Fakes;

/// <summary>The face alone on a host of its own, with a fake tower behind it.</summary>
public sealed class FaceHost : IAsyncDisposable
{
    private readonly WebApplication app;

    public FaceHost()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Static web assets are found by the name of the host that they were built for.
            ApplicationName = "Dispatch.Silo",
        });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ITower>(Tower);
        builder.Services.AddSingleton<IGrainFactory>(new FakeGrains());
        builder.Services.AddSingleton<IStore>(new MemoryStore());
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddFace();
        app = builder.Build();
        app.MapFace();
    }

    public FakeTower Tower { get; } = new();

    public FakeTimeProvider Time { get; } = new(Rows.Noon);

    public IServiceProvider Services => app.Services;

    public AccountBook Accounts => Services.GetRequiredService<AccountBook>();

    public TestServer Server => app.GetTestServer();

    public async ValueTask Start() => await app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
