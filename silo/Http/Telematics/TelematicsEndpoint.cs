using System.Net.Http.Headers;
using System.Security.Claims;
using Dispatch.Http;
using Dispatch.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Tracking;

/// <summary>What became of the positions of one request: accepted + duplicates + rejectedTotal is what was sent.</summary>
/// <param name="Accepted">Durable, and not known from before.</param>
/// <param name="Duplicates">Durable too, but sent before or twice; tracking will count them as such.</param>
/// <param name="Rejected">The first of those that were not taken.</param>
/// <param name="RejectedTotal">How many were not taken.</param>
public sealed record TelematicsAnswer(int Accepted, int Duplicates, IReadOnlyList<RejectedItem> Rejected, int RejectedTotal);

/// <summary>What positions pass through on their way into the log.</summary>
public sealed record TelematicsIntake(
    IStore Store, BodyBudget Budget, IngestGate Gate, TelematicsAppender Appender, RecentPositions Recent, TimeProvider Clock);

/// <summary>Positions in: a JSON document, or one position a line. This is the hot path: the body is read by hand, without objects.</summary>
public static class TelematicsEndpoint
{
    private delegate Refusal? Parser(ReadOnlySpan<byte> body, PositionJudge judge);

    /// <summary>202 says that the positions are durable. An empty batch is fine: all counts are 0.</summary>
    public static async Task<Results<Accepted<TelematicsAnswer>, ProblemHttpResult>> Post(
        HttpRequest request, ClaimsPrincipal caller, TelematicsIntake intake)
    {
        using var body = new PositionsBody(intake.Budget);
        using var batch = new PositionBatch(intake.Store.Partitions, intake.Clock.GetUtcNow());
        if ((await Read(request, body, new(caller.Carrier(), batch)) ?? Backlog(intake.Gate, batch)) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        await intake.Appender.Append(batch);
        return Answer(batch, intake.Recent.Remember(batch.Slots));
    }

    private static async Task<Refusal?> Read(HttpRequest request, PositionsBody body, PositionJudge judge) =>
        ParserFor(request.ContentType) is { } parse
            ? await body.Read(request) ?? parse(body.Bytes, judge)
            : new("request.unsupported-media-type", "Positions are application/json or application/x-ndjson.");

    private static Parser? ParserFor(string? contentType) =>
        (MediaTypeHeaderValue.TryParse(contentType ?? Api.Json, out var type) ? type.MediaType : null) switch
        {
            Api.Json => PositionsParser.ReadJson,
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" => PositionsParser.ReadLines,
            _ => null,
        };

    private static Refusal? Backlog(IngestGate gate, PositionBatch batch)
    {
        foreach (var slot in batch.Slots)
        {
            if (!gate.IsOpen(slot.Partition))
            {
                return new("store.unavailable", "The tower is behind with reading positions; come back in a moment.");
            }
        }

        return null;
    }

    private static Results<Accepted<TelematicsAnswer>, ProblemHttpResult> Answer(PositionBatch batch, int duplicates) =>
        batch.Slots.IsEmpty && batch.Rejected > 0
            ? Problems.Of(
                new("telematics.all-rejected", "None of the positions can be taken; rejected says why."),
                ("rejected", batch.Listed),
                ("rejectedTotal", batch.Rejected))
            : TypedResults.Accepted(
                (string?)null, new TelematicsAnswer(batch.Slots.Length - duplicates, duplicates, batch.Listed, batch.Rejected));
}
