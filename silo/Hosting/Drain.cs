namespace Dispatch.Hosting;

/// <summary>
/// The end of a node, in order: it says that it is not ready, waits until those who send it work have seen that, stops listening, finishes
/// what is in flight, writes what waits, and lets its grains go elsewhere.
/// </summary>
public sealed class Drain(Node node, TimeProvider clock) : IHostedLifecycleService
{
    /// <summary>Longer than a health check's period of a second; a tower alone has nobody to wait for.</summary>
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(2);

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        node.Redis is null ? Task.CompletedTask : Task.Delay(SeenWithin, clock, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public static class Draining
{
    /// <summary>For all of it. Whoever sends SIGKILL after SIGTERM should wait longer.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(25);

    public static void AddDrain(this WebApplicationBuilder builder, Node node)
    {
        builder.Services.AddHostedService<Drain>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Within);
    }
}
