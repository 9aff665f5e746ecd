using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Dispatch.Dispatching;

/// <summary>A plan for many releases at once, until a planner accepts or rejects it.</summary>
/// <param name="Best">The cheapest assignment there is.</param>
/// <param name="Greedy">What the releases would have got one by one.</param>
public sealed record Wave(
    WaveId Id,
    WaveState State,
    string Currency,
    WaveSolution? Best,
    WaveSolution? Greedy,
    DateTimeOffset PlannedAt,
    string? PlannedBy,
    string? DecidedBy,
    DateTimeOffset? DecidedAt)
{
    public static Wave Unknown(WaveId id) => new(id, WaveState.Unknown, "", null, null, default, null, null, null);
}

[GenerateSerializer, Immutable, Alias("dispatch.wave-id"), JsonConverter(typeof(IdJsonConverter<WaveId>))]
public readonly record struct WaveId(string Value) : IId<WaveId>
{
    public static WaveId Of(string value) => new(value);

    public override string ToString() => Value;
}

public enum WaveState
{
    /// <summary>Never planned; never seen outside.</summary>
    Unknown,
    Planned,
    Accepted,
    Rejected,
}

/// <summary>What a wave can be asked or told.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.wave.command")]
public abstract record WaveCommand
{
    private WaveCommand()
    {
    }

    [GenerateSerializer, Immutable, Alias("dispatch.wave.plan")]
    public sealed record Plan(string Currency, WaveSolution Best, WaveSolution Greedy, string By) : WaveCommand;

    /// <param name="Changes">What the planner wants otherwise: these shipments go to these carriers.</param>
    [GenerateSerializer, Immutable, Alias("dispatch.wave.accept")]
    public sealed record Accept(ImmutableArray<WavePair> Changes, string By) : WaveCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.wave.reject")]
    public sealed record Reject(string By) : WaveCommand;

    /// <summary>A deadline of its own has come: all it has is that of its retention.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.wave.meet-deadline")]
    public sealed record MeetDeadline(string Name) : WaveCommand;
}

/// <summary>What happened to a wave.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Planned), "planned")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Rejected), "rejected")]
public abstract record WaveFact
{
    private WaveFact(DateTimeOffset at) => At = at;

    /// <summary>When it happened, in the world.</summary>
    public DateTimeOffset At { get; init; }

    public sealed record Planned(DateTimeOffset At, string Currency, WaveSolution Best, WaveSolution Greedy, string By) : WaveFact(At);

    /// <param name="Pairs">As the planner wants them.</param>
    public sealed record Accepted(DateTimeOffset At, ImmutableArray<WavePair> Pairs, string By) : WaveFact(At);

    public sealed record Rejected(DateTimeOffset At, string By) : WaveFact(At);
}

/// <summary>A wave is decided once.</summary>
public static class WaveDecider
{
    public static Verdict<WaveFact> Decide(Wave wave, WaveCommand command, DateTimeOffset now) => (wave.State, command) switch
    {
        (_, WaveCommand.MeetDeadline) => Verdict<WaveFact>.Accept(),
        (WaveState.Unknown, WaveCommand.Plan plan) => Verdict<WaveFact>.Accept(new WaveFact.Planned(now, plan.Currency, plan.Best, plan.Greedy, plan.By)),
        (WaveState.Unknown, _) => Verdict<WaveFact>.Refuse("wave.unknown", $"There is no wave {wave.Id}."),
        (WaveState.Planned, WaveCommand.Accept accept) when accept.Changes.FirstOrDefault(change => !Knows(wave, change)) is { } unknown =>
            Verdict<WaveFact>.Refuse("wave.unknown-load", $"Shipment {unknown.ShipmentId} is not in wave {wave.Id}."),
        (WaveState.Planned, WaveCommand.Accept accept) => Verdict<WaveFact>.Accept(new WaveFact.Accepted(now, Changed(wave, accept), accept.By)),
        (WaveState.Planned, WaveCommand.Reject reject) => Verdict<WaveFact>.Accept(new WaveFact.Rejected(now, reject.By)),

        // A repeat is agreement.
        (_, WaveCommand.Plan) or (WaveState.Accepted, WaveCommand.Accept) or (WaveState.Rejected, WaveCommand.Reject) => Verdict<WaveFact>.Accept(),
        _ => Verdict<WaveFact>.Refuse("wave.ended", $"Wave {wave.Id} was {wave.State}."),
    };

    public static Wave Evolve(Wave wave, WaveFact fact) => fact switch
    {
        WaveFact.Planned planned => wave with
        {
            State = WaveState.Planned,
            Currency = planned.Currency,
            Best = planned.Best,
            Greedy = planned.Greedy,
            PlannedAt = planned.At,
            PlannedBy = planned.By,
        },
        WaveFact.Accepted accepted => wave with
        {
            State = WaveState.Accepted,
            Best = wave.Best! with { Pairs = accepted.Pairs },
            DecidedBy = accepted.By,
            DecidedAt = accepted.At,
        },
        WaveFact.Rejected rejected => wave with { State = WaveState.Rejected, DecidedBy = rejected.By, DecidedAt = rejected.At },
        _ => throw new UnreachableException($"{fact.GetType().Name} is not evolved."),
    };

    private static bool Knows(Wave wave, WavePair change) =>
        wave.Best!.Left.Contains(change.ShipmentId) || wave.Best.Pairs.Any(pair => pair.ShipmentId == change.ShipmentId);

    private static ImmutableArray<WavePair> Changed(Wave wave, WaveCommand.Accept accept) =>
        [.. wave.Best!.Pairs.Where(pair => !accept.Changes.Any(change => change.ShipmentId == pair.ShipmentId)), .. accept.Changes];
}
