namespace Dispatch.Bench;

/// <summary>Calls for many items, some of them at a time.</summary>
public static class InFlight
{
    private const int Calls = 32;

    /// <returns>The answers in the order of the items.</returns>
    public static async Task<IReadOnlyList<TResult>> All<T, TResult>(IReadOnlyList<T> items, Func<T, Task<TResult>> call)
    {
        var results = new TResult[items.Count];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = Calls };
        await Parallel.ForAsync(0, items.Count, limit, async (index, _) => results[index] = await call(items[index]));
        return results;
    }
}
