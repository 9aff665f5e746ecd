namespace Dispatch.Dispatching;

/// <summary>Whether the ERP or a person keeps it back.</summary>
internal static class HoldGate
{
    public static Gate Judge(Release release) => release.Holds switch
    {
        [] => Gate.Ready(GateKind.Hold, "Nobody holds it."),
        [var first, ..] => Gate.Waiting(GateKind.Hold, $"{first.By} holds it ({first.Kind}): {first.Reason}", first.By, dueAt: null, "The hold is lifted."),
    };
}
