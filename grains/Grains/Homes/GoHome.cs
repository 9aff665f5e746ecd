using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Homes;

/// <summary>
/// Sends a grain home after it answered, where that is elsewhere by now: a reader saves its position as it leaves. Readers are called every
/// second, so a partition follows the cluster at once; an aggregate goes when it is spoken to next.
/// </summary>
public sealed class GoHome(Homes homes) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (homes.IsAway(context.TargetId))
        {
            context.TargetContext.Migrate(requestContext: null);
        }
    }
}

public static class HomesSetup
{
    /// <summary>For every silo: grains marked <see cref="AtHomeAttribute"/> need it.</summary>
    public static ISiloBuilder AddHomes(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<Homes>();
        silo.Services.AddPlacementDirector<HomePlacement, HomeDirector>();
        return silo.AddIncomingGrainCallFilter<GoHome>();
    }
}
