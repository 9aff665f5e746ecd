using System.Collections.Immutable;
using Dispatch.Intelligence;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>Whether the way can be driven in its windows, and by what it carries.</summary>
internal static class RouteGate
{
    private const GateKind Kind = GateKind.Route;

    public static Gate Judge(Release release) =>
        GateJudge.Approved(release, Conditions(release)) ?? Gate.Ready(Kind, "The way can be driven in its windows.");

    public static IEnumerable<Condition> Conditions(Release release)
    {
        if (release.Order!.Hazmat && release.Policy.ApproveHazmatRoutes)
        {
            yield return new(Kind, ApprovalKind.HazmatReroute, "Dangerous goods: their route is to be approved.");
        }

        if (TooLate(release.Order) is { } why)
        {
            yield return new(Kind, ApprovalKind.PolicyException, why);
        }
    }

    /// <summary>The earliest a truck can be at each stop, driving and resting as the model of arrival has it.</summary>
    private static string? TooLate(Order order)
    {
        var first = order.Stops[0];
        var start = new Start(first.Window.From, first.Place.Point, DrivingSince: null, StandingSince: first.Window.From, first.Window.From);
        ImmutableArray<StopAhead> ahead = [.. order.Stops.Skip(1).Select(stop => new StopAhead(stop.Sequence, stop.Place.Point, stop.Window.From))];
        var late = EtaModel.Estimate(start, ahead)!.Stops
            .Zip(order.Stops.Skip(1))
            .FirstOrDefault(pair => pair.First.Arrival > pair.Second.Window.To);
        return late.Second is { } stop
            ? $"No truck can be at {stop.Place.Name} before {late.First.Arrival.UtcDateTime:yyyy-MM-dd HH:mm} UTC, after its window's end."
            : null;
    }
}
