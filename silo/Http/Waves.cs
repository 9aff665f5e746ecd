using System.Collections.Immutable;
using Dispatch.Http;
using Dispatch.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Dispatching;

/// <summary>Which releases are planned together.</summary>
/// <param name="Releases">By id; where they are not given, all of the client's that look for a carrier and have not asked one.</param>
/// <param name="Shares">How much of the wave a carrier may get at most.</param>
public sealed record WaveBody(ImmutableArray<string>? Releases = null, string? ClientId = null, ImmutableArray<WaveShare>? Shares = null)
{
    public Refusal? Fault() =>
        Check.NoNulls(Releases ?? [], "releases")
        ?? Check.NoNulls(Shares ?? [], "shares")
        ?? Check.Id(ClientId, "clientId")
        ?? Check.That(Releases is not null || ClientId is not null, "request.malformed", "Which releases it is about is said by releases or by clientId.")
        ?? Check.That(Releases is not { Length: > Waves.MaxLoads }, "wave.too-many", $"A wave has at most {Waves.MaxLoads:N0} releases.")
        ?? Check.That((Shares ?? []).All(share => share.MaxPercent is > 0 and <= 100), "wave.invalid-share", "A share is above 0 and at most 100 percent.")
        ?? Check.That((Releases ?? []).All(Names.IsShipment), "request.malformed", $"releases has one that is not {Names.ShipmentSyntax}.");
}

/// <param name="Changes">Loads that the planner gives to other carriers than the plan does.</param>
public sealed record WaveAcceptBody(ImmutableArray<WavePair>? Changes = null);

/// <summary>Waves: many releases assigned at once, when a planner says so.</summary>
public static class Waves
{
    public const int MaxLoads = 2_000;

    public static async Task<Results<Ok<WaveView>, ProblemHttpResult>> Plan(WaveBody body, [AsParameters] Incoming incoming, IGrainFactory grains, IWaveDesk desk)
    {
        if (body.Fault() is { } fault)
        {
            return Problems.Of(fault);
        }

        var (wave, refusal) = body.Releases is { } releases
            ? await desk.Plan(releases, body.Shares ?? [], incoming.By, incoming.Origin())
            : await desk.Plan(new Query(ClientId: new ClientId(body.ClientId!)), body.Shares ?? [], incoming.By, incoming.Origin());
        return wave is { } id ? await Get(id.Value, grains) : Problems.Of(refusal!);
    }

    public static async Task<Results<Ok<WaveView>, ProblemHttpResult>> Get(string id, IGrainFactory grains) =>
        Names.IsId(id) && await grains.GetGrain<IWaveGrain>(id).Get() is { } wave ? TypedResults.Ok(wave) : Problems.Of(Unknown(id));

    public static Task<Results<Ok<WaveView>, ProblemHttpResult>> Accept(string id, WaveAcceptBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new WaveCommand.Accept(body.Changes ?? [], incoming.By), incoming, grains);

    public static Task<Results<Ok<WaveView>, ProblemHttpResult>> Reject(string id, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, new WaveCommand.Reject(incoming.By), incoming, grains);

    private static async Task<Results<Ok<WaveView>, ProblemHttpResult>> Handle(string id, WaveCommand command, Incoming incoming, IGrainFactory grains) =>
        Names.IsId(id) && await grains.GetGrain<IWaveGrain>(id).Handle(command, incoming.Origin()) is { } refusal
            ? Problems.Of(refusal)
            : await Get(id, grains);

    private static Refusal Unknown(string id) => new("wave.unknown", $"There is no wave {id}.");
}
