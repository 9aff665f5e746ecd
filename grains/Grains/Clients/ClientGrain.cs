using Dispatch.Dispatching;
using Dispatch.Homes;
using Dispatch.Storage;

namespace Dispatch.Clients;

/// <summary>A client's master data. Each fact is the data as it was put.</summary>
[GrainType("dispatch.client"), AtHome, CollectionAgeLimit(Minutes = Idle.Minutes)]
public sealed class ClientGrain(IStore store, Doorbell doorbell) : Grain, IClientGrain
{
    private Ledger<ClientDispatching?, DispatchingPut> ledger = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        ledger = new(LedgerForms.OfClient, store, doorbell, StoreKeys.Of(new ClientId(this.GetPrimaryKeyString())));
        await ledger.Ready();
    }

    public Task<Refusal?> Put(ClientDispatching dispatching, Origin origin) => ledger.Handle(origin, known => known?.IsSameAs(dispatching) is true
        ? Verdict<DispatchingPut>.Accept()
        : Verdict<DispatchingPut>.Accept(new DispatchingPut(origin.ReceivedAt, dispatching)));

    public async Task<ClientDispatching?> Dispatching()
    {
        await ledger.Ready();
        return ledger.State;
    }
}
