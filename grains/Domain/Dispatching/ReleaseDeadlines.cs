using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>
/// The moments a release wants to be woken at: <c>gate:{kind}</c>, <c>tender:{n}</c>, <c>approval:{n}</c>. One that is dispatched by hand has
/// none.
/// </summary>
public static class ReleaseDeadlines
{
    private const string GatePrefix = "gate:";
    private const string TenderPrefix = "tender:";
    private const string ApprovalPrefix = "approval:";

    public static ImmutableArray<Deadline> Of(Release release) => release.IsOver || !release.IsDriven
        ? []
        :
        [
            .. release.Gates.Where(gate => gate.DueAt is not null).Select(gate => new Deadline($"{GatePrefix}{gate.Kind}", gate.DueAt!.Value)),
            .. release.OpenTender is { } tender ? (ReadOnlySpan<Deadline>)[new(NameOf(tender), tender.AnswerBy)] : [],
            .. release.Approvals.Where(approval => approval.IsOpen).Select(approval => new Deadline(NameOf(approval), approval.DueAt)),
        ];

    internal static string NameOf(Tender tender) => $"{TenderPrefix}{tender.Number}";

    internal static string NameOf(Approval approval) => $"{ApprovalPrefix}{approval.Number}";

    internal static string NameOf(GateKind gate) => $"{GatePrefix}{gate}";
}
