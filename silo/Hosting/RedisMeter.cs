using System.Globalization;
using Dispatch.Telemetry;
using StackExchange.Redis;

namespace Dispatch.Hosting;

/// <summary>Asks Redis how it is, where the store is Redis. Every node tells the same: a board takes the largest, not the sum.</summary>
public sealed partial class RedisMeter(IConnectionMultiplexer redis, TimeProvider clock, ILogger<RedisMeter> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private long commands;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Ask();
            }
            catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
            {
                NotAsked(logger, failure.Message);
            }
        }
    }

    private async Task Ask()
    {
        var masters = redis.GetServers().Where(server => server is { IsConnected: true, IsReplica: false });
        var told = (await Task.WhenAll(masters.Select(server => server.InfoAsync()))).SelectMany(sections => sections).SelectMany(section => section).ToLookup(
            line => line.Key, line => line.Value, StringComparer.Ordinal);
        Instruments.RedisMemory.Record(Sum(told["used_memory"]));
        Instruments.RedisClients.Record(Sum(told["connected_clients"]));
        var processed = Sum(told["total_commands_processed"]);
        Instruments.RedisCommands.Add(commands == 0 ? 0 : Math.Max(0, processed - commands));
        commands = processed;
    }

    private static long Sum(IEnumerable<string> values) => values.Sum(value => long.Parse(value, CultureInfo.InvariantCulture));

    [LoggerMessage(1, LogLevel.Debug, "Redis did not say how it is: {Why}")]
    private static partial void NotAsked(ILogger logger, string why);
}
