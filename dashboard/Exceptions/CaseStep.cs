using System.Text.Json;
using Dispatch.Shipments;
using Dispatch.Shell;

namespace Dispatch.Exceptions;

/// <summary>One step in the life of an exception, as people tell it.</summary>
/// <param name="By">The person or key that did it; null where it came by itself.</param>
/// <param name="Text">What was written with it.</param>
/// <param name="Until">Of a snooze: when it ends.</param>
public sealed record CaseStep(string Type, DateTimeOffset At, string? By, string Said, string? Text, DateTimeOffset? Until)
{
    /// <summary>Whether it changed who works on it or how far that is.</summary>
    public bool Changes => Type is not ("commented" or "opened");

    public static CaseStep Of(TimelineItem item)
    {
        using var data = Parse(item.Data.Text);
        var by = Text("by");
        var owner = Text("owner");
        var (said, text) = item.Type switch
        {
            "opened" => ("It was opened.", Text("summary")),
            "acknowledged" => ($"{by} acknowledged it.", null),
            "assigned" when by == owner => ($"{by} took it.", null),
            "assigned" => ($"{by} assigned it to {owner}.", null),
            "commented" => ($"{by} wrote:", Text("text")),
            "snoozed" => ($"{by} snoozed it.", Text("reason")),
            "woke" => ("Its snooze ended.", null),
            "escalated" => ($"Its deadline to {Text("deadline")} passed: it went to {owner} as {Text("severity")?.ToLowerInvariant()}.", null),
            "resolved" => ($"{by} resolved it.", Text("reason")),
            "cleared" => ("It cleared by itself.", Text("why")),
            _ => (item.Type, null),
        };
        return new(item.Type, item.OccurredAt, by, said, text, DateTimeOffset.TryParse(Text("until"), out var until) ? until : null);

        string? Text(string name) => data.RootElement.ValueKind is JsonValueKind.Object && data.RootElement.TryGetProperty(name, out var value)
            ? value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText()
            : null;
    }

    /// <summary>
    /// Why something should not be done now: somebody else acted on the exception after the person saw it. Their work is not
    /// overwritten unseen; whoever looks again may do it all the same.
    /// </summary>
    /// <param name="seen">What the person saw when deciding.</param>
    /// <returns>Null where nothing speaks against it.</returns>
    public static string? Overtook(CaseRow seen, CaseCommand command, CaseView view, string me, DateTimeOffset now)
    {
        var ended = view.Status is CaseStatus.Resolved or CaseStatus.Cleared or CaseStatus.Reviewed;
        var last = view.History.Select(Of).LastOrDefault(step => step.Changes);
        return last switch
        {
            null => null,
            { By: { } by } when by == me => null,
            _ when ended => $"{last.Said} That was {Ago(last)}; nothing more can be done.",
            { By: null } => null,
            _ when command is CaseCommand.Comment || (view.Status == seen.Status && view.Owner == seen.Owner) => null,
            _ => $"{last.Said} That was {Ago(last)}, so yours was not done. Look again.",
        };

        string Ago(CaseStep step) => $"{Duration.Of(now > step.At ? now - step.At : TimeSpan.Zero)} ago";
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return JsonDocument.Parse("{}");
        }
    }
}
