using Dispatch.Homes;
using Dispatch.Storage;

namespace Dispatch.Facilities;

/// <summary>A facility's master data. Each fact is the facility as it was put.</summary>
[GrainType("dispatch.facility"), AtHome]
public sealed class FacilityGrain(IStore store, Doorbell doorbell) : Grain, IFacilityGrain
{
    private MasterData<Facility> data = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = StoreKeys.Of(new FacilityId(this.GetPrimaryKeyString()));
        data = new(store, doorbell, key, StoredJson.Default.Facility, StoredJson.Default.FactMasterDataPutFacility);
        await data.Get();
    }

    public Task<Refusal?> Put(Facility facility, Origin origin) => data.Put(facility, origin);

    public Task<Facility?> Get() => data.Get();
}
