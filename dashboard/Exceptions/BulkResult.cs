using System.Collections.Immutable;

namespace Dispatch.Exceptions;

/// <summary>What became of an action on several exceptions, so far.</summary>
/// <param name="Refused">Why not, by exception.</param>
public sealed record BulkResult(int Total, int Done, ImmutableArray<(CaseId Id, string Why)> Refused)
{
    private const int RefusalsTold = 3;

    public static BulkResult Of(int total) => new(total, 0, []);

    public bool IsOver => Done + Refused.Length == Total;

    public string Text => IsOver ? $"{Done} done{Refusals}" : $"{Done + Refused.Length} of {Total}…";

    private string Refusals => Refused.IsEmpty
        ? "."
        : $", {Refused.Length} refused: {string.Join(" ", Refused.Take(RefusalsTold).Select(refusal => $"{refusal.Id}: {refusal.Why}"))}{(Refused.Length > RefusalsTold ? " …" : "")}";

    public BulkResult With(CaseId id, string? why) => why is null ? this with { Done = Done + 1 } : this with { Refused = Refused.Add((id, why)) };
}
