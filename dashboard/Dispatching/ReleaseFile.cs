using System.Collections.Immutable;
using Dispatch.Accounts;
using Dispatch.Integration;
using Dispatch.Shell;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>All that the page of one release shows.</summary>
/// <param name="Shipment">Knows the names, windows and zones of the stops.</param>
/// <param name="Me">Who looks at it.</param>
/// <param name="Messages">What others were told, oldest first, and how it stands with them.</param>
public sealed record ReleaseFile(ReleaseView Release, ShipmentView? Shipment, Signatory Me, ImmutableArray<ToldMessage> Messages)
{
    /// <summary>The failed gates first, then those that wait; of both the first that an order meets.</summary>
    public ImmutableArray<Gate> Gates =>
        [.. Release.Gates.OrderBy(gate => gate.State switch { GateState.Failed => 0, GateState.Waiting => 1, _ => 2 }).ThenBy(gate => gate.Kind)];

    public ImmutableArray<Approval> ToDecide => [.. Release.Approvals.Where(approval => approval.IsOpen)];

    public ImmutableArray<Approval> Decided => [.. Release.Approvals.Where(approval => !approval.IsOpen).Reverse()];

    /// <summary>The zone of a stop; null where it is not known.</summary>
    public string? ZoneOf(int stop) => Shipment?.Stops.FirstOrDefault(known => known.Sequence == stop)?.TimeZone;

    /// <returns>Null where there is no such release.</returns>
    public static async Task<ReleaseFile?> Read(ShipmentId id, IGrainFactory grains, Acting acting, IMessageDesk messages)
    {
        var grain = grains.GetGrain<IReleaseGrain>(id.Value);
        if (await grain.Get() is not { } release)
        {
            return null;
        }

        var shipment = grains.GetGrain<IShipmentGrain>(id.Value).Get();
        return new(release with { Ranking = await grain.Ranking() }, await shipment, await acting.Me(), await messages.About(id));
    }
}
