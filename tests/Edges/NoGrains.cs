using System.Collections.Concurrent;
using Dispatch.Tracking;
using Orleans.Runtime;

namespace Dispatch.Edges;

/// <summary>A cluster without grains, except for readers that note who rang.</summary>
internal sealed class NoGrains : IGrainFactory
{
    public ConcurrentBag<long> Rung { get; } = [];

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => (TGrainInterface)(object)new Bell(() => Rung.Add(primaryKey));

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => throw new NotSupportedException();
}
