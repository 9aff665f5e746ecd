using System.Net.Http.Headers;
using System.Security.Claims;
using Dispatch.Http;
using Dispatch.Storage;
using Dispatch.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Tracking;

/// <summary>What positions pass through on their way into the log.</summary>
public sealed record TelematicsIntake(
    IStore Store, BodyBudget Budget, IngestGate Gate, TelematicsAppender Appender, RecentPositions Recent, TimeProvider Clock);

/// <summary>Positions in: a JSON document, or one position a line. This is the hot path: the body is read by hand, without objects.</summary>
public static class TelematicsEndpoint
{
    /// <summary>What newline-delimited JSON is called by those who send it.</summary>
    public static readonly string[] LineTypes = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

    private delegate Refusal? Parser(ReadOnlySpan<byte> body, PositionJudge judge);

    /// <summary>202 says that the positions are durable. An empty batch is fine: all counts are 0.</summary>
    public static async Task<Results<Accepted<BatchAnswer>, ProblemHttpResult>> Post(
        HttpRequest request, ClaimsPrincipal caller, TelematicsIntake intake)
    {
        using var body = new PositionsBody(intake.Budget);
        using var batch = new PositionBatch(intake.Store.Partitions, intake.Clock.GetUtcNow());
        if ((await Read(request, body, new(caller.Carrier(), batch)) ?? Backlog(intake.Gate, batch)) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        await intake.Appender.Append(batch);
        var duplicates = intake.Recent.Remember(batch.Slots);
        return new BatchAnswer(batch.Slots.Length - duplicates, duplicates, batch.Listed, batch.Rejected)
            .CountedBy(Instruments.PositionsReceived)
            .ToResult("telematics.all-rejected");
    }

    private static async Task<Refusal?> Read(HttpRequest request, PositionsBody body, PositionJudge judge) =>
        ParserFor(request.ContentType) is { } parse
            ? await body.Read(request) ?? parse(body.Bytes, judge)
            : new("request.unsupported-media-type", "Positions are application/json or application/x-ndjson.");

    private static Parser? ParserFor(string? contentType) =>
        (MediaTypeHeaderValue.TryParse(contentType ?? Api.Json, out var type) ? type.MediaType : null) switch
        {
            Api.Json => PositionsParser.ReadJson,
            { } lines when LineTypes.Contains(lines) => PositionsParser.ReadLines,
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
}
