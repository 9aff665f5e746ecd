using Dispatch.Dispatching;
using Orleans.CodeGeneration;

namespace Dispatch.Clients;

/// <summary>A client's master data, by <see cref="ClientId"/>.</summary>
[Alias("dispatch.client"), Version(1)]
public interface IClientGrain : IGrainWithStringKey
{
    /// <summary>How its orders are dispatched, from the next one on.</summary>
    [Alias("put-dispatching")]
    Task<Refusal?> Put(ClientDispatching dispatching, Origin origin);

    /// <returns>Null where the client has said nothing: it is dispatched by hand.</returns>
    [Alias("dispatching")]
    Task<ClientDispatching?> Dispatching();
}
