using System.Collections.Immutable;

namespace Dispatch.Exceptions;

/// <summary>What an exception can be asked or told. <c>By</c> is the person or key that acts.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.case.command")]
public abstract record CaseCommand
{
    private CaseCommand()
    {
    }

    [GenerateSerializer, Immutable, Alias("dispatch.case.open")]
    public sealed record Open(
        CaseType Type, ShipmentId? Shipment, string Summary, string? CustomerTier, DateTimeOffset At, ImmutableArray<string> Evidence)
        : CaseCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.case.acknowledge")]
    public sealed record Acknowledge(string By) : CaseCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.case.assign")]
    public sealed record Assign(string By, string Owner) : CaseCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.case.comment")]
    public sealed record Comment(string By, string Text) : CaseCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.case.snooze")]
    public sealed record Snooze(string By, DateTimeOffset Until, string Reason) : CaseCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.case.resolve")]
    public sealed record Resolve(string By, string Reason) : CaseCommand;

    /// <summary>The cause ended by itself at <paramref name="At"/>.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.case.clear")]
    public sealed record Clear(DateTimeOffset At, string Why, string Evidence) : CaseCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.case.meet-deadline")]
    public sealed record MeetDeadline(string Name) : CaseCommand;
}
