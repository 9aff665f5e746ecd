using System.Collections.Immutable;
using Dispatch.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Http;

/// <summary>What the readers could not use.</summary>
/// <param name="Total">How many there are to deal with, also those that are not shown.</param>
public sealed record SetAsideList(ImmutableArray<SetAside> Items, long Total);

/// <summary>What the readers set aside: seen, tried again, or let go.</summary>
public static class QuarantineEndpoints
{
    public static async Task<Ok<SetAsideList>> List(IQuarantine quarantine, IVitals vitals)
    {
        var items = await quarantine.List();
        return TypedResults.Ok(new SetAsideList(items, Math.Max(items.Length, vitals.Now.Readers.Sum(reader => reader.Quarantined))));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Replay(
        string log, int partition, long place, [AsParameters] Incoming incoming, IQuarantine quarantine) =>
        Answer(await quarantine.Replay(log, partition, place, incoming.By));

    public static async Task<Results<NoContent, ProblemHttpResult>> Discard(
        string log, int partition, long place, [AsParameters] Incoming incoming, IQuarantine quarantine) =>
        Answer(await quarantine.Discard(log, partition, place, incoming.By));

    private static Results<NoContent, ProblemHttpResult> Answer(Refusal? refusal) => refusal is null ? TypedResults.NoContent() : Problems.Of(refusal);
}
