using Dispatch.Http;
using Dispatch.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Exceptions;

public sealed record AssignBody(string Owner);

public sealed record CommentBody(string Text);

public sealed record SnoozeBody(DateTimeOffset Until, string Reason);

public sealed record ResolveBody(string Reason);

/// <summary>Exceptions: lists, one, and what people do to it.</summary>
public static class Exceptions
{
    public static async Task<Results<Ok<Page<CaseRow>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery query, IBoards boards) =>
        query.Fault<CaseStatus>() is { } fault
            ? Problems.Of(fault)
            : TypedResults.Ok(Page<CaseRow>.Of(await boards.Exceptions(query.ToQuery())));

    public static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Get(string id, IGrainFactory grains) =>
        IsId(id) && await grains.GetGrain<IExceptionGrain>(id).Get() is { } found ? TypedResults.Ok(found) : Problems.Of(Unknown(id));

    public static Task<Results<Ok<CaseView>, ProblemHttpResult>> Acknowledge(
        string id, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new CaseCommand.Acknowledge(incoming.By), incoming, grains);

    public static Task<Results<Ok<CaseView>, ProblemHttpResult>> Assign(
        string id, AssignBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new CaseCommand.Assign(incoming.By, body.Owner), incoming, grains);

    public static Task<Results<Ok<CaseView>, ProblemHttpResult>> Comment(
        string id, CommentBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new CaseCommand.Comment(incoming.By, body.Text), incoming, grains);

    public static Task<Results<Ok<CaseView>, ProblemHttpResult>> Snooze(
        string id, SnoozeBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new CaseCommand.Snooze(incoming.By, body.Until, body.Reason), incoming, grains);

    public static Task<Results<Ok<CaseView>, ProblemHttpResult>> Resolve(
        string id, ResolveBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new CaseCommand.Resolve(incoming.By, body.Reason), incoming, grains);

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Handle(
        string id, CaseCommand command, Incoming incoming, IGrainFactory grains) =>
        IsId(id) && await grains.GetGrain<IExceptionGrain>(id).Handle(command, incoming.Origin()) is { } refusal
            ? Problems.Of(refusal)
            : await Get(id, grains);

    /// <summary>What no exception can be called is not looked for.</summary>
    private static bool IsId(string id) =>
        new CaseId(id) is var name && name.Shipment.Value.Length < id.Length && Names.IsShipment(name.Shipment.Value);

    private static Refusal Unknown(string id) => new("exception.unknown", $"There is no exception {id}.");
}
