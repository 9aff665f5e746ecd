using Orleans.CodeGeneration;

namespace Dispatch.Integration;

/// <summary>One endpoint, by <see cref="EndpointId"/>.</summary>
[Alias("dispatch.endpoint"), Version(1)]
public interface IEndpointGrain : IGrainWithStringKey
{
    [Alias("put")]
    Task<Refusal?> Put(Endpoint endpoint, Origin origin);

    /// <returns>Null where there is no such endpoint.</returns>
    [Alias("get")]
    Task<Endpoint?> Get();
}
