using Dispatch.Accounts;
using Dispatch.Shell;
using Dispatch.Shipments;
using MudBlazor;

namespace Dispatch.Dispatching;

/// <summary>Carries out what a person decides about a release, in the person's name, and says why where it was not done.</summary>
public sealed class ReleaseActions(IGrainFactory grains, Acting acting, ISnackbar snackbar)
{
    public Task<bool> Do(ShipmentId release, Func<string, ReleaseCommand> command) =>
        Tell(acting.Do((me, origin) => grains.GetGrain<IReleaseGrain>(release.Value).Handle(command(me), origin)));

    public Task<bool> Decide(ShipmentId release, Approval approval, bool approve, string? reason) =>
        Sign(release, me => new ReleaseCommand.DecideApproval(approval.Number, approve, string.IsNullOrEmpty(reason) ? null : reason, me));

    public Task<bool> Override(ShipmentId release, GateKind gate, string reason) => Sign(release, me => new ReleaseCommand.OverrideGate(gate, reason, me));

    /// <summary>The order is called off as the ERP would; what was found for it is given back a moment later.</summary>
    public Task<bool> Cancel(ShipmentId release, string reason) => Ask(release, new ShipmentCommand.Cancel(reason));

    public Task<bool> Assign(ShipmentId release, CarrierId carrier, VehicleId vehicle) => Ask(release, new ShipmentCommand.Assign(carrier, vehicle, TrailerId: null));

    private Task<bool> Sign(ShipmentId release, Func<Signatory, ReleaseCommand> command) =>
        Tell(acting.Sign((me, origin) => grains.GetGrain<IReleaseGrain>(release.Value).Handle(command(me), origin)));

    private Task<bool> Ask(ShipmentId shipment, ShipmentCommand command) =>
        Tell(acting.Do((_, origin) => grains.GetGrain<IShipmentGrain>(shipment.Value).Handle(command, origin)));

    private async Task<bool> Tell(Task<string?> deed)
    {
        var why = await deed;
        if (why is not null)
        {
            snackbar.Add(why, MudBlazor.Severity.Warning);
        }

        return why is null;
    }
}
