using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Dispatch.Homes;

/// <summary>A grain that lives where its partition is at home: readers, and the aggregates they talk to.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AtHomeAttribute() : PlacementAttribute(new HomePlacement());

/// <summary>See <see cref="AtHomeAttribute"/>.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.home-placement")]
public sealed class HomePlacement : PlacementStrategy;

/// <summary>Puts a grain where <see cref="Homes"/> says.</summary>
public sealed class HomeDirector(Homes homes) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        // During an upgrade not every silo may understand the caller.
        var compatible = context.GetCompatibleSilos(target);
        return Task.FromResult(IPlacementDirector.GetPlacementHint(target.RequestContextData, compatible) ?? homes.Among(compatible, target.GrainIdentity));
    }
}
