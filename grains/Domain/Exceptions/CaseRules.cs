using static Dispatch.Exceptions.CaseCommand;

namespace Dispatch.Exceptions;

/// <summary>What people must say with what they do.</summary>
internal static class CaseRules
{
    public const int MaxTextLength = 2_000;
    public const int MaxNameLength = 200;

    /// <summary>Longer than that nobody remembers why.</summary>
    public static readonly TimeSpan MaxSnooze = TimeSpan.FromDays(30);

    public static Refusal? Check(CaseCommand command, DateTimeOffset now) => command switch
    {
        Comment comment when string.IsNullOrWhiteSpace(comment.Text) => new("exception.comment-empty", "A comment says something."),
        Comment { Text.Length: > MaxTextLength } =>
            new("exception.comment-too-long", $"A comment has at most {MaxTextLength} characters."),
        Assign assign when string.IsNullOrWhiteSpace(assign.Owner) =>
            new("exception.owner-required", "An exception is assigned to a person or role."),
        Assign { Owner.Length: > MaxNameLength } => new("exception.owner-too-long", $"A name has at most {MaxNameLength} characters."),
        Snooze snooze when snooze.Until <= now => new("exception.snooze-in-the-past", "A snooze ends in the future."),
        Snooze snooze when snooze.Until > now + MaxSnooze =>
            new("exception.snooze-too-long", $"A snooze ends within {MaxSnooze.Days} days."),
        Snooze { Reason: var reason } => CheckReason(reason),
        Resolve { Reason: var reason } => CheckReason(reason),
        _ => null,
    };

    private static Refusal? CheckReason(string reason) => reason switch
    {
        _ when string.IsNullOrWhiteSpace(reason) => new("exception.reason-required", "Say why."),
        { Length: > MaxTextLength } => new("exception.reason-too-long", $"A reason has at most {MaxTextLength} characters."),
        _ => null,
    };
}
