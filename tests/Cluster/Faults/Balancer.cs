using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>
/// A load balancer as docs/operations.md wants one: it asks each node every second whether it is ready, and sends nothing to one that is not, that
/// has just hung up, or that has kept silent three times, as one that is only slow may once. Where none is ready it sends to all.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private const int MostSilences = 3;

    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<TowerNode> nodes;
    private readonly bool[] isReady;
    private readonly CancellationTokenSource ending = new();
    private readonly Task asking;
    private int next;

    public Balancer(IReadOnlyList<TowerNode> nodes)
    {
        this.nodes = nodes;
        isReady = [.. nodes.Select(_ => true)];
        asking = Task.WhenAll(Enumerable.Range(0, nodes.Count).Select(Ask));
    }

    /// <summary>The one whose turn it is.</summary>
    public TowerNode Next()
    {
        var turn = Interlocked.Increment(ref next) & int.MaxValue;
        var ready = Enumerable.Range(0, nodes.Count).Where(node => Volatile.Read(ref isReady[node])).ToList();
        return nodes[ready.Count > 0 ? ready[turn % ready.Count] : turn % nodes.Count];
    }

    /// <summary>It did not answer: nothing goes there until it says that it is ready.</summary>
    public void HangsUp(TowerNode node) => Volatile.Write(ref isReady[nodes.Index().First(one => one.Item == node).Index], false);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await asking;
        ending.Dispose();
    }

    private async Task Ask(int node)
    {
        using var timer = new PeriodicTimer(AskEvery);
        var silences = 0;
        try
        {
            do
            {
                var answer = await IsReady(nodes[node]);
                silences = answer is null ? silences + 1 : 0;
                if (answer is not null || silences >= MostSilences)
                {
                    Volatile.Write(ref isReady[node], answer is true);
                }
            }
            while (await timer.WaitForNextTickAsync(ending.Token));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // that was it
        }
    }

    /// <returns>Null where it says nothing in time.</returns>
    private async Task<bool?> IsReady(TowerNode node)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        patience.CancelAfter(AskEvery);
        try
        {
            using var answer = await node.Http.GetAsync("/healthz/ready", patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ending.IsCancellationRequested)
        {
            return null;
        }
    }
}
