namespace Dispatch.Planted;

/// <summary>Planted: has no alias, nor has its method.</summary>
internal interface IUnaliasedGrain : IGrainWithStringKey
{
    Task Poke();
}

/// <summary>Planted: open, unnamed, in the wrong house, and calls another aggregate.</summary>
#pragma warning disable CA1852 // Planted: that it is open is what the rule must catch.
internal class OpenGrain : Grain, IUnaliasedGrain
{
    public Task Poke() => GrainFactory.GetGrain<IUnaliasedGrain>("another").Poke();
}
#pragma warning restore CA1852
