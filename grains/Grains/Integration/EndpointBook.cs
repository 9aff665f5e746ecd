using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Storage;

namespace Dispatch.Integration;

/// <summary>All endpoints, read from the store.</summary>
public sealed class EndpointBook(IStore store)
{
    /// <summary>Each has a connector in every partition.</summary>
    public const int MaxEndpoints = 100;

    public async Task<ImmutableArray<Endpoint>> Read()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, store.Partitions).Select(partition => store.Scan(StoreKeys.Endpoint, partition, after: "", MaxEndpoints)));
        return [.. pages.SelectMany(page => page).Select(stored => JsonSerializer.Deserialize(stored.State.Span, StoredJson.Default.Endpoint)!)];
    }
}
