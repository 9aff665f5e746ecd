namespace Dispatch.Storage.Redis;

/// <summary>Commands on their way together, so many and no more; the first that fails is told to the next who sends.</summary>
internal sealed class CommandPipe
{
    private const int MaxUnderWay = 1_000;

    private readonly List<Task> underWay = new(MaxUnderWay);

    public ValueTask Send(Task command)
    {
        underWay.Add(command);
        return underWay.Count < MaxUnderWay ? ValueTask.CompletedTask : new(Drain());
    }

    public async Task Drain()
    {
        await Task.WhenAll(underWay);
        underWay.Clear();
    }

    /// <summary>Waits for what is under way, however it ends.</summary>
    public async Task Abandon()
    {
        await Task.WhenAll(underWay).ContinueWith(_ => { }, TaskScheduler.Default);
        underWay.Clear();
    }
}
