using Dispatch.Storage;

namespace Dispatch.Audit;

/// <summary>
/// Who wanted what and was refused, durably. What was done stands in the facts of whom it was done to; a refusal has nobody to stand with, as
/// often there is nothing at its address.
/// </summary>
public sealed class RefusalLog(IStore store) : IRefusals
{
    /// <summary>Of each partition. A caller's are in one: who is refused all the time crowds out few others'.</summary>
    private const int Kept = 2_000;

    /// <summary>Not each append is worth a trim.</summary>
    private const int TrimEvery = 200;

    public async Task Note(RefusedCall call)
    {
        var partition = Partitioning.Of(call.By, store.Partitions);
        var position = (await store.Append([new(Logs.Refusals, partition, call.Write())]))[0];
        if (position > Kept && position % TrimEvery == 0)
        {
            await store.Trim(Logs.Refusals, partition, position - Kept);
        }
    }

    public async Task<IReadOnlyList<RefusedCall>> Last(int max, string? by)
    {
        var partitions = by is null ? Enumerable.Range(0, store.Partitions) : [Partitioning.Of(by, store.Partitions)];
        var calls = await Task.WhenAll(partitions.Select(Read));
        return [.. calls.SelectMany(call => call).Where(call => by is null || call.By == by).OrderByDescending(call => call.At).Take(max)];
    }

    private async Task<IReadOnlyList<RefusedCall>> Read(int partition)
    {
        var tail = await store.Tail(Logs.Refusals, partition);
        return tail == 0 ? [] : [.. (await store.Read(Logs.Refusals, partition, Math.Max(0, tail - Kept), Kept)).Select(entry => RefusedCall.Read(entry.Bytes.Span)).OfType<RefusedCall>()];
    }
}
