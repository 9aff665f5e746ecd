using System.Diagnostics.Metrics;
using Dispatch.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Http;

/// <summary>What became of the items of a batch: accepted + duplicates + rejectedTotal is what was sent.</summary>
/// <param name="Accepted">Durable, and not known from before.</param>
/// <param name="Duplicates">Sent before, or twice in the batch.</param>
/// <param name="Rejected">The first of those that were not taken.</param>
/// <param name="RejectedTotal">How many were not taken.</param>
public sealed record BatchAnswer(int Accepted, int Duplicates, IReadOnlyList<RejectedItem> Rejected, int RejectedTotal)
{
    public BatchAnswer CountedBy(Counter<long> items)
    {
        Add(items, Accepted, "accepted");
        Add(items, Duplicates, "duplicate");
        Add(items, RejectedTotal, "rejected");
        return this;
    }

    /// <summary>202, also for an empty batch; 422 where not a single item could be taken.</summary>
    /// <param name="noneTaken">The code of the 422.</param>
    public Results<Accepted<BatchAnswer>, ProblemHttpResult> ToResult(string noneTaken) => Accepted + Duplicates == 0 && RejectedTotal > 0
        ? Problems.Of(
            new(noneTaken, "Nothing of it can be taken; rejected says why."), ("rejected", Rejected), ("rejectedTotal", RejectedTotal))
        : TypedResults.Accepted((string?)null, this);

    private static void Add(Counter<long> items, int count, string outcome) =>
        items.Add(count, new KeyValuePair<string, object?>(TelemetryNames.Tag.Outcome, outcome));
}

/// <summary>One item of a batch that was not taken.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
public sealed record RejectedItem(int Index, string Code, string Detail);
