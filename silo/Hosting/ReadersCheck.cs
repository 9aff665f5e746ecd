using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Hosting;

/// <summary>
/// Ready means: every reader has been awake, and none has been silent for longer than it takes to replace a silo that died. A node that is
/// about to stop is not ready any more, though it answers still.
/// </summary>
public sealed class ReadersCheck(ReadersAwake readers, IHostApplicationLifetime lifetime) : IHealthCheck
{
    private static readonly TimeSpan MayBeSilent = TimeSpan.FromSeconds(15);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(readers switch
        {
            _ when lifetime.ApplicationStopping.IsCancellationRequested => HealthCheckResult.Unhealthy("This node is stopping."),
            { AllAwake: false } => HealthCheckResult.Unhealthy("The readers are starting."),
            _ when readers.Silence > MayBeSilent => HealthCheckResult.Unhealthy("Not all readers answer."),
            _ when readers.Readers.FirstOrDefault(reader => reader.Trouble is not null) is { } reader =>
                HealthCheckResult.Degraded($"{reader.Log}/{reader.Partition}: {reader.Trouble}"),
            _ => HealthCheckResult.Healthy(),
        });
}
