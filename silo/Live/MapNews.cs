namespace Dispatch.Live;

/// <summary>What has changed for one map; <see cref="MapFrame"/> says how it travels.</summary>
/// <param name="Full">It begins a new picture: what is not in it is gone.</param>
/// <param name="Gone">Slots of vehicles that left what is looked at, or the tower.</param>
/// <param name="AsOf">See <see cref="TowerView.AsOf"/>.</param>
public sealed record MapNews(
    bool Full,
    IList<int> Gone,
    IList<(int Slot, MapSpot Spot)> Entered,
    IList<(int Slot, MapSpot Spot)> Changed,
    DateTimeOffset AsOf,
    DateTimeOffset Now);
