using Dispatch.Accounts;
using Dispatch.Http;
using Dispatch.Live;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Dispatching;

/// <param name="Kind"><c>credit</c>, <c>compliance</c>, ...: one of each kind at a time.</param>
public sealed record HoldBody(string Kind, string Reason);

/// <param name="Kind">Of the hold that is lifted; all of them where it is not given.</param>
public sealed record UnholdBody(string? Kind = null);

public sealed record OverrideBody(GateKind Gate, string Reason);

/// <param name="Approval">Its number; not needed where only one is open.</param>
/// <param name="Reason">Needed for a rejection.</param>
public sealed record DecisionBody(int? Approval = null, string? Reason = null);

public sealed record CancellationBody(string Reason, string? ClientId = null);

/// <summary>Releases: lists, one, and what people and the ERP do to it.</summary>
public static class Releases
{
    private const int MaxReason = 2_000;

    /// <param name="gate">Only releases that this gate keeps: <c>inventory</c>, <c>pickupDock</c>, <c>deliveryDock</c>, <c>carrier</c>, <c>route</c>, <c>service</c>, <c>hold</c>.</param>
    public static async Task<Results<Ok<Page<ReleaseRow>>, ProblemHttpResult>> List([AsParameters] ListQuery query, string? gate, IBoards boards) =>
        (query.Fault<ReleaseStatus>() ?? ListQuery.WordFault<GateKind>(gate, "gate")) is { } fault
            ? Problems.Of(fault)
            : TypedResults.Ok(Page<ReleaseRow>.Of(await boards.Releases(query.ToQuery() with
            {
                Gate = gate is null ? null : Enum.Parse<GateKind>(gate, ignoreCase: true),
            })));

    public static async Task<Results<Ok<ReleaseView>, ProblemHttpResult>> Get(string id, IGrainFactory grains)
    {
        var release = grains.GetGrain<IReleaseGrain>(id);
        return Names.IsShipment(id) && await release.Get() is { } found
            ? TypedResults.Ok(found with { Ranking = await release.Ranking() })
            : Problems.Of(Unknown(id));
    }

    public static Task<Results<Ok<ReleaseView>, ProblemHttpResult>> Hold(string id, HoldBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new ReleaseCommand.PlaceHold(body.Kind, body.Reason, incoming.By), incoming, grains);

    public static Task<Results<Ok<ReleaseView>, ProblemHttpResult>> Unhold(string id, UnholdBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new ReleaseCommand.LiftHold(body.Kind, incoming.By), incoming, grains);

    public static async Task<Results<Ok<ReleaseView>, ProblemHttpResult>> Override(
        string id, OverrideBody body, [AsParameters] Incoming incoming, IAccountDesk accounts, IGrainFactory grains) =>
        await Handle(id, new ReleaseCommand.OverrideGate(body.Gate, body.Reason, await incoming.Signatory(accounts)), incoming, grains);

    public static async Task<Results<Ok<ReleaseView>, ProblemHttpResult>> Approve(
        string id, DecisionBody body, [AsParameters] Incoming incoming, IAccountDesk accounts, IGrainFactory grains) =>
        await Handle(id, new ReleaseCommand.DecideApproval(body.Approval, IsApproved: true, body.Reason, await incoming.Signatory(accounts)), incoming, grains);

    public static async Task<Results<Ok<ReleaseView>, ProblemHttpResult>> Reject(
        string id, DecisionBody body, [AsParameters] Incoming incoming, IAccountDesk accounts, IGrainFactory grains) =>
        await Handle(id, new ReleaseCommand.DecideApproval(body.Approval, IsApproved: false, body.Reason, await incoming.Signatory(accounts)), incoming, grains);

    public static Task<Results<Ok<ReleaseView>, ProblemHttpResult>> Retry(string id, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new ReleaseCommand.Retry(incoming.By), incoming, grains);

    /// <summary>Calls the order off. What was found for it is given back a moment later.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Cancel(string id, CancellationBody body, [AsParameters] Incoming incoming, IGrainFactory grains)
    {
        var refusal = !Names.IsShipment(id) ? Unknown(id)
            : Check.Text(body.Reason, "reason", MaxReason)
            ?? await grains.GetGrain<IShipmentGrain>(id).Handle(new ShipmentCommand.Cancel(body.Reason), incoming.Origin());
        return refusal is null ? TypedResults.NoContent() : Problems.Of(refusal);
    }

    /// <summary>The order by its number and client, or by the id of its shipment.</summary>
    public static Task<Results<NoContent, ProblemHttpResult>> CancelOrder(string id, CancellationBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Cancel(body.ClientId is { } client ? $"{client}~{id}" : id, body, incoming, grains);

    private static async Task<Results<Ok<ReleaseView>, ProblemHttpResult>> Handle(
        string id, ReleaseCommand command, Incoming incoming, IGrainFactory grains) =>
        Names.IsShipment(id) && await grains.GetGrain<IReleaseGrain>(id).Handle(command, incoming.Origin()) is { } refusal
            ? Problems.Of(refusal)
            : await Get(id, grains);

    private static Refusal Unknown(string id) => new("release.unknown", $"There is no release {id}.");
}
