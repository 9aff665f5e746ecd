using System.Net;
using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>Calls for many items, some of them at a time. A tower that has too much to do says so with a 503: that call is made again.</summary>
public static class InFlight
{
    private const int Calls = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <param name="call">May be made twice.</param>
    /// <returns>The answers in the order of the items.</returns>
    public static async Task<IReadOnlyList<TResult>> All<T, TResult>(IReadOnlyList<T> items, Func<T, Task<TResult>> call)
    {
        var results = new TResult[items.Count];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = Calls };
        await Parallel.ForAsync(0, items.Count, limit, async (index, _) => await Eventually.Until($"{items[index]} is answered", Patience, async () =>
        {
            try
            {
                results[index] = await call(items[index]);
                return true;
            }
            catch (HttpRequestException busy) when (busy.StatusCode is HttpStatusCode.ServiceUnavailable)
            {
                return false;
            }
        }));
        return results;
    }
}
