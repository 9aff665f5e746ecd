using System.Collections.Immutable;
using Dispatch.Shipments;
using static Dispatch.Exceptions.CaseCommand;

namespace Dispatch.Exceptions;

/// <summary>One of every kind, for the transition table and the stored form.</summary>
internal static class CaseSamples
{
    public static ImmutableArray<CaseFact> Facts { get; } =
    [
        new CaseFact.Opened(
            Some.At(2.5),
            CaseType.MissedPickup,
            Severity.Major,
            Some.Id,
            "No truck.",
            "dispatch",
            Some.At(2.75),
            Some.At(4.5),
            ["acme~4711@9"]),
        new CaseFact.Acknowledged(Some.At(2.6), "ann"),
        new CaseFact.Assigned(Some.At(2.6), "ann", "bob"),
        new CaseFact.Commented(Some.At(2.6), "ann", "called"),
        new CaseFact.Snoozed(Some.At(2.6), "ann", Some.At(3.6), "the driver is at the gate"),
        new CaseFact.Woke(Some.At(3.6)),
        new CaseFact.Escalated(Some.At(4.5), "resolve", "dispatch-lead", Severity.Critical),
        new CaseFact.Resolved(Some.At(5), "bob", "tendered again"),
        new CaseFact.Cleared(Some.At(5), "The truck arrived.", "acme~4711@12"),
    ];

    public static ImmutableArray<(string Name, Working Working)> EveryStatus { get; } =
    [
        ("unknown", Working.Unknown),
        ("open", Working.Opened),
        ("acknowledged", Working.Acknowledged),
        ("inProgress", Working.InProgress),
        ("waiting", In(CaseStatus.Waiting)),
        ("snoozed", Working.Snoozed),
        ("resolved", Working.Resolved),
        ("cleared", Working.Cleared),
        ("reviewed", In(CaseStatus.Reviewed)),
    ];

    public static ImmutableArray<(string Name, CaseCommand Command)> Commands { get; } =
    [
        ("open", Working.MissedPickup),
        ("acknowledge", new Acknowledge("ann")),
        ("assign", new Assign("ann", "bob")),
        ("assign other", new Assign("ann", "cid")),
        ("comment", new Comment("ann", "called")),
        ("snooze", new Snooze("ann", Some.At(9), "wait for the dock")),
        ("resolve", new Resolve("ann", "done")),
        ("clear", new Clear(Some.At(5), "The truck arrived.", "acme~4711@12")),
        ("meet acknowledge", new MeetDeadline("acknowledge")),
        ("meet resolve", new MeetDeadline("resolve")),
        ("meet snooze", new MeetDeadline("snooze")),
    ];

    private static Working In(CaseStatus status) => Working.Acknowledged with { Case = Working.Acknowledged.Case with { Status = status } };
}
