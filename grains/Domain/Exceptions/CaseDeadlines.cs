using System.Collections.Immutable;
using static Dispatch.Exceptions.CaseStatus;

namespace Dispatch.Exceptions;

/// <summary>
/// The moments an exception wants to be woken at. While it sleeps only its waking counts; a deadline that passed meanwhile
/// is due at once then.
/// </summary>
public static class CaseDeadlines
{
    public const string Acknowledge = "acknowledge";
    public const string Resolve = "resolve";
    public const string Snooze = "snooze";

    public static ImmutableArray<Deadline> Of(Case @case) => @case switch
    {
        { Status: Snoozed, SnoozedUntil: { } until } => [new(Snooze, until)],
        { Status: Open } => [.. Once(@case, Acknowledge, @case.AcknowledgeBy), .. Once(@case, Resolve, @case.ResolveBy)],
        { Status: Acknowledged or InProgress or Waiting } => [.. Once(@case, Resolve, @case.ResolveBy)],
        _ => [],
    };

    internal static bool IsDue(Case @case, string name, DateTimeOffset now) =>
        Of(@case).Any(deadline => deadline.Name == name && deadline.DueAt <= now);

    private static IEnumerable<Deadline> Once(Case @case, string name, DateTimeOffset dueAt) =>
        @case.Escalated.Contains(name) ? [] : [new(name, dueAt)];
}
