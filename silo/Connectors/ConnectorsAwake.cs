using System.Collections.Immutable;
using Dispatch.Integration;
using Dispatch.Storage;

namespace Dispatch.Connectors;

/// <summary>Calls every connector of every endpoint each second: the first call wakes it, later ones bring it back wherever its silo went.</summary>
public sealed partial class ConnectorsAwake(
    IGrainFactory grains, IStore store, EndpointBook endpoints, TimeProvider clock, ILogger<ConnectorsAwake> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private bool isSilent;

    /// <summary>What all connectors of an endpoint say.</summary>
    public Task<ConnectorStatus[]> Wake(EndpointId endpoint) => Task.WhenAll(
        Enumerable.Range(0, store.Partitions).Select(partition => Of(endpoint, partition).Awake()));

    /// <summary>What waits for an endpoint and what is dead.</summary>
    public Task<Deliveries[]> Deliveries(EndpointId endpoint) => Task.WhenAll(
        Enumerable.Range(0, store.Partitions).Select(partition => Of(endpoint, partition).Deliveries(null)));

    /// <inheritdoc cref="Deliveries(EndpointId)"/>
    public Task<Deliveries> Deliveries(EndpointId endpoint, ShipmentId shipment) =>
        Of(endpoint, StoreKeys.Of(shipment).Partition(store.Partitions)).Deliveries(shipment);

    public Task Replay(EndpointId endpoint, ShipmentId shipment, ImmutableArray<Message> messages) =>
        Of(endpoint, StoreKeys.Of(shipment).Partition(store.Partitions)).Replay(messages);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await WakeAll();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WakeAll()
    {
        try
        {
            await Task.WhenAll((await endpoints.Read()).Select(endpoint => Wake(endpoint.EndpointId)));
            isSilent = false;
        }
#pragma warning disable CA1031 // A silo that starts, stops or died, or a store that is away: the next second tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!isSilent)
            {
                Silent(logger, exception.Message);
            }

            isSilent = true;
        }
    }

    private IConnectorGrain Of(EndpointId endpoint, int partition) => grains.GetGrain<IConnectorGrain>(new ConnectorKey(endpoint, partition).ToString());

    [LoggerMessage(1, LogLevel.Debug, "Not all connectors answer: {Why}")]
    private static partial void Silent(ILogger logger, string why);
}
