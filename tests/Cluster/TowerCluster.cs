using Dispatch.Cluster.Dispatching;
using Dispatch.Dispatching;
using Dispatch.Homes;
using Dispatch.Integration;
using Dispatch.Live;
using Dispatch.Policies;
using Dispatch.Storage;
using Dispatch.Storage.Sqlite;
using Dispatch.Support;
using Dispatch.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace Dispatch.Cluster;

/// <summary>A silo on a store of its own and a clock that tests turn. It can be killed and started again on the same store.</summary>
public sealed class TowerCluster : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("dispatch-cluster-").FullName;
    private InProcessTestCluster cluster = null!;

    public FakeTimeProvider Clock { get; } = new(Noon);

    public SqliteStore Store { get; private set; } = null!;

    /// <summary>What leaves the tower.</summary>
    public RecordingOutbound Outbound { get; } = new();

    public IGrainFactory Grains => cluster.Client;

    public async ValueTask InitializeAsync() => await Start();

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Ends the silo without a goodbye and starts another on what it left.</summary>
    public async Task KillAndRestart()
    {
        await cluster.KillSiloAsync(cluster.Silos[0]);
        await cluster.DisposeAsync();
        await Store.DisposeAsync();
        await Start();
    }

    public Origin Origin(string commandId, string source = "test") => new(commandId, source, Clock.GetUtcNow());

    /// <summary>Turns the clock in small steps until something is so.</summary>
    public async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        while (!await isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            Clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    private async Task Start()
    {
        Store = SqliteStore.Open(new(folder, Partitions: 2, Durability.Fast));
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            Configure(silo, Store, Clock);
            silo.Services.AddSingleton<IOutbound>(Outbound);
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    /// <summary>What every silo has, whatever hosts it.</summary>
    internal static void Configure(ISiloBuilder silo, IStore store, TimeProvider clock)
    {
        silo.AddHomes().AddMemoryGrainStorage("PubSubStore").AddMemoryStreams(LiveStreams.Provider);
        silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, clock);
        silo.Services.AddSingleton(store);
        silo.Services.AddSingleton(TowerPolicy.Default);
        silo.Services.AddSingleton<Doorstep>();
        silo.Services.AddSingleton<Doorbell>();
        silo.Services.AddSingleton<Watching>();
        silo.Services.AddSingleton<CarrierBook>();
    }
}
