using Dispatch.Storage;

namespace Dispatch.Hosting;

/// <summary>
/// A silo that cannot reach the store while others can only stands in the way: its partitions wait for it, and nobody else takes them while
/// it answers. So it ends at once, its grains answer elsewhere, and whoever started it starts it again. Where nobody reaches the store
/// it stays: there is nowhere better to be.
/// </summary>
public sealed partial class CutOff(Node node, IStore store, ReadersAwake readers, TimeProvider clock, ILogger<CutOff> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (node.Redis is null)
        {
            return; // it is the only one
        }

        using var timer = new PeriodicTimer(Every, clock);
        var reachedAt = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (await Reaches())
            {
                reachedAt = clock.GetTimestamp();
            }
            else if (clock.GetElapsedTime(reachedAt) > GiveUpAfter && readers.SomeAreWell)
            {
                GivesUp(logger);
                Environment.FailFast("This silo is cut off from the store.");
            }
        }
    }

    private async Task<bool> Reaches()
    {
        try
        {
            await store.Tail(Logs.Inbox, partition: 0);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The store is out of reach from here and not for others: this silo ends, so that they take over.")]
    private static partial void GivesUp(ILogger logger);
}
