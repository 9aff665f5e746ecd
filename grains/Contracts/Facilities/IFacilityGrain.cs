namespace Dispatch.Facilities;

/// <summary>One facility, by <see cref="FacilityId"/>.</summary>
[Alias("dispatch.facility")]
public interface IFacilityGrain : IGrainWithStringKey
{
    [Alias("put")]
    Task<Refusal?> Put(Facility facility, Origin origin);

    /// <returns>Null where there is no such facility.</returns>
    [Alias("get")]
    Task<Facility?> Get();
}
