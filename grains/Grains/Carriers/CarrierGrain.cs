using Dispatch.Homes;
using Dispatch.Storage;

namespace Dispatch.Carriers;

/// <summary>A carrier's master data. Each fact is the carrier as it was put.</summary>
[GrainType("dispatch.carrier"), AtHome]
public sealed class CarrierGrain(IStore store, Doorbell doorbell) : Grain, ICarrierGrain
{
    private MasterData<Carrier> data = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = StoreKeys.Of(new CarrierId(this.GetPrimaryKeyString()));
        data = new(store, doorbell, key, StoredJson.Default.Carrier, StoredJson.Default.FactMasterDataPutCarrier);
        await data.Get();
    }

    public Task<Refusal?> Put(Carrier carrier, Origin origin) => data.Put(carrier, origin);

    public Task<Carrier?> Get() => data.Get();
}
