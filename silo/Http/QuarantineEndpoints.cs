using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Http;

/// <summary>What the readers could not use, the oldest first.</summary>
public sealed record SetAsideList(ImmutableArray<SetAside> Items);

/// <summary>What the readers set aside: seen, tried again, or let go.</summary>
public static class QuarantineEndpoints
{
    public static async Task<Ok<SetAsideList>> List(IQuarantine quarantine) => TypedResults.Ok(new SetAsideList(await quarantine.List()));

    public static async Task<Results<NoContent, ProblemHttpResult>> Replay(
        string log, int partition, long place, [AsParameters] Incoming incoming, IQuarantine quarantine) =>
        Answer(await quarantine.Replay(log, partition, place, incoming.By));

    public static async Task<Results<NoContent, ProblemHttpResult>> Discard(
        string log, int partition, long place, [AsParameters] Incoming incoming, IQuarantine quarantine) =>
        Answer(await quarantine.Discard(log, partition, place, incoming.By));

    private static Results<NoContent, ProblemHttpResult> Answer(Refusal? refusal) => refusal is null ? TypedResults.NoContent() : Problems.Of(refusal);
}
