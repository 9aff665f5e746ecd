using Dispatch.Homes;
using Dispatch.Storage;

namespace Dispatch.Integration;

/// <summary>An endpoint's data. Each fact is the data as it was put.</summary>
[GrainType("dispatch.endpoint"), AtHome]
public sealed class EndpointGrain(IStore store, Doorbell doorbell) : Grain, IEndpointGrain
{
    private Ledger<Endpoint?, EndpointPut> ledger = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        ledger = new(LedgerForms.OfEndpoint, store, doorbell, StoreKeys.Of(new EndpointId(this.GetPrimaryKeyString())));
        await ledger.Ready();
    }

    public Task<Refusal?> Put(Endpoint endpoint, Origin origin) => ledger.Handle(origin, known => known?.IsSameAs(endpoint) is true
        ? Verdict<EndpointPut>.Accept()
        : Verdict<EndpointPut>.Accept(new EndpointPut(origin.ReceivedAt, endpoint)));

    public async Task<Endpoint?> Get()
    {
        await ledger.Ready();
        if (ledger.Version == 0)
        {
            DeactivateOnIdle();
        }

        return ledger.State;
    }
}
