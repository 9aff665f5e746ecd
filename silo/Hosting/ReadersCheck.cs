using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Hosting;

/// <summary>Ready means: every reader is awake and none is in trouble.</summary>
public sealed class ReadersCheck(ReadersAwake readers) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(readers switch
        {
            { AllAwake: false } => HealthCheckResult.Unhealthy("The readers are starting."),
            _ when readers.Readers.FirstOrDefault(reader => reader.Trouble is not null) is { } reader =>
                HealthCheckResult.Degraded($"{reader.Log}/{reader.Partition}: {reader.Trouble}"),
            _ => HealthCheckResult.Healthy(),
        });
}
