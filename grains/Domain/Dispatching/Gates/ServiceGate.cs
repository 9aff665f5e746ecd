namespace Dispatch.Dispatching;

/// <summary>Whether the customer is served in time, and whether there is time left to serve him.</summary>
internal static class ServiceGate
{
    private const GateKind Kind = GateKind.Service;

    public static Gate Judge(Release release, DateTimeOffset now)
    {
        var order = release.Order!;
        var lastCall = order.Stops[0].Window.To;
        var priority = $"{order.Priority}{(order.Customer.Tier is { } tier ? $", {tier}" : "")}";
        return release switch
        {
            { Award: not null } => Gate.Ready(Kind, $"Promised ({priority})."),
            _ when lastCall <= now && release.IsDriven => Gate.Failed(Kind, "The pickup's window has passed without a carrier.", "Another window."),
            _ => GateJudge.Approved(release, Conditions(release)) ?? (Gate.Ready(Kind, $"In the customer's window ({priority}).") with { DueAt = release.IsDriven ? lastCall : null }),
        };
    }

    public static IEnumerable<Condition> Conditions(Release release) =>
        release.Order is { NeededBy: { } neededBy } order && order.Stops[^1].Window.From > neededBy
            ? [new(Kind, ApprovalKind.PolicyException, $"It is needed by {neededBy.UtcDateTime:yyyy-MM-dd HH:mm} UTC, before the delivery's window opens.")]
            : [];
}
